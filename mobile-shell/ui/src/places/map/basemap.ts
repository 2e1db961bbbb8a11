// The city's own map below ours: a .pmtiles archive, from the host or picked by hand.
import { addProtocol } from 'maplibre-gl';
import { FileSource, PMTiles, Protocol, TileType } from 'pmtiles';

/** An archive that can be drawn. */
export interface Basemap {
  url: string;
  raster: boolean;
  /** The names of its layers; none in a raster. */
  layers: string[];
}

let protocol: Protocol | undefined;

/** Opens an archive; throws when it is not one. */
export async function openBasemap(from: File | URL): Promise<Basemap> {
  if (!protocol) {
    protocol = new Protocol();
    addProtocol('pmtiles', protocol.tile);
  }
  const archive = new PMTiles(from instanceof File ? new FileSource(from) : from.href);
  const header = await archive.getHeader();
  protocol.add(archive);
  return {
    url: `pmtiles://${archive.source.getKey()}`,
    raster: header.tileType !== TileType.Mvt,
    layers: layerNames(await archive.getMetadata()),
  };
}

function layerNames(metadata: unknown): string[] {
  if (typeof metadata !== 'object' || metadata === null || !('vector_layers' in metadata)) return [];
  const layers: unknown = metadata.vector_layers;
  if (!Array.isArray(layers)) return [];
  return layers.flatMap((layer: unknown) =>
    typeof layer === 'object' && layer !== null && 'id' in layer && typeof layer.id === 'string' ? [layer.id] : [],
  );
}
