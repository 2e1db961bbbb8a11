// The map itself: maplibre-gl behind five verbs. Loaded only by a screen that shows a map.
//
// Knows no door and no words: what to draw and what to do on a tap are arguments. Its container must be
// on the page; `end()` gives the graphics memory back.
import 'maplibre-gl/dist/maplibre-gl.css';

import { type GeoJSONSource, LngLatBounds, Map as Maplibre, Marker, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

import type { DistrictView, Here, PlaceRow, RecordId } from '../../door/generated';
import type { Basemap } from './basemap';
import { basemapLayers, cityLayers, districtShapes, herePoint, type Ink, placePoints, type Shares } from './style';

setWorkerUrl(workerUrl);

/** Half a 44-pixel target: circles are small, fingers are not. */
const REACH_PX = 22;
const INKS: Ink = {
  land: '--map-land',
  water: '--map-water',
  green: '--map-green',
  road: '--map-road',
  building: '--map-building',
  ink: '--ink',
  accent: '--accent',
  card: '--card',
  edge: '--edge',
  settled: '--settled',
};

/** What lies on the map. */
export interface City {
  districts: readonly DistrictView[];
  places: readonly PlaceRow[];
  shares: Shares | null;
  here: Here | undefined;
}

/** A drawn map. */
export class CityMap {
  readonly #map: Maplibre;
  #city: City = { districts: [], places: [], shares: null, here: undefined };
  #basemap: Basemap | null = null;
  #labels: Marker[] = [];
  #framed = false;

  constructor(
    private readonly container: HTMLElement,
    label: string,
  ) {
    this.#map = new Maplibre({
      container,
      style: this.#style(),
      center: [0, 0],
      zoom: 1,
      attributionControl: { compact: true },
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      locale: { 'Map.Title': label },
    });
    this.#map.touchZoomRotate.disableRotation();
  }

  /** Shows the city; the first time, all of it. */
  show(city: City): void {
    this.#city = city;
    this.#data('districts', districtShapes(city.districts, city.shares));
    this.#data('places', placePoints(city.places));
    this.#data('here', herePoint(city.here));
    this.#label();
    this.#frame();
  }

  /** Lays the city's own map below, or takes it away. */
  lay(basemap: Basemap | null): void {
    this.#basemap = basemap;
    this.repaint();
  }

  /** Day became night, or night day. */
  repaint(): void {
    this.#map.setStyle(this.#style(), { diff: false });
  }

  /** Calls `tapped` with the nearest place within a finger's reach. */
  onPlace(tapped: (place: RecordId) => void): void {
    this.#map.on('click', ({ point: { x, y } }) => {
      const found = this.#map.queryRenderedFeatures(
        [
          [x - REACH_PX, y - REACH_PX],
          [x + REACH_PX, y + REACH_PX],
        ],
        { layers: ['places'] },
      );
      const far = ({ geometry }: (typeof found)[number]): number => {
        if (geometry.type !== 'Point') return Infinity;
        const [lon = 0, lat = 0] = geometry.coordinates;
        const at = this.#map.project([lon, lat]);
        return Math.hypot(at.x - x, at.y - y);
      };
      const nearest = found.sort((a, b) => far(a) - far(b))[0];
      if (nearest) tapped(String(nearest.properties['place']));
    });
  }

  /** A tap brings its point to the middle, where the cross is. */
  onPoint(): void {
    this.#map.on('click', ({ lngLat }) => this.#map.easeTo({ center: lngLat }));
  }

  /** What is in the middle. */
  get middle(): Here {
    const { lat, lng } = this.#map.getCenter();
    return { lat, lon: lng };
  }

  goTo(here: Here): void {
    this.#framed = true;
    this.#map.jumpTo({ center: [here.lon, here.lat], zoom: 16 });
  }

  zoom(steps: number): void {
    this.#map.zoomTo(this.#map.getZoom() + steps);
  }

  end(): void {
    this.#map.remove();
  }

  #data(source: string, shapes: GeoJSON.FeatureCollection): void {
    const set = (): void => void this.#map.getSource<GeoJSONSource>(source)?.setData(shapes);
    if (this.#map.isStyleLoaded()) set();
    else this.#map.once('styledata', set);
  }

  #frame(): void {
    const box = new LngLatBounds();
    for (const { boundary } of this.#city.districts) for (const corner of boundary) box.extend(corner);
    if (box.isEmpty()) {
      for (const { lat, lon } of this.#city.places) if (lat !== null && lon !== null) box.extend([lon, lat]);
    }
    if (this.#framed || box.isEmpty()) return;
    this.#framed = true;
    this.#map.fitBounds(box, { padding: 24, animate: false });
  }

  #label(): void {
    for (const label of this.#labels) label.remove();
    this.#labels = this.#city.districts.map(({ name, boundary }) => {
      const box = new LngLatBounds();
      for (const corner of boundary) box.extend(corner);
      const element = document.createElement('div');
      element.className = 'district-label';
      element.textContent = name;
      return new Marker({ element }).setLngLat(box.getCenter()).addTo(this.#map);
    });
    for (const label of this.#labels) {
      label.getElement().setAttribute('role', 'img');
      label.getElement().setAttribute('aria-label', label.getElement().textContent);
      label.getElement().removeAttribute('tabindex');
    }
  }

  #style(): StyleSpecification {
    const ink = inks(this.container);
    const base = this.#basemap;
    const { districts, places, shares, here } = this.#city;
    const below = base?.raster ? [{ id: 'base', type: 'raster' as const, source: 'base' }] : basemapLayers(base?.layers ?? [], ink);
    return {
      version: 8,
      sources: {
        ...(base && { base: { type: base.raster ? 'raster' : 'vector', url: base.url } }),
        districts: { type: 'geojson', data: districtShapes(districts, shares) },
        places: { type: 'geojson', data: placePoints(places) },
        here: { type: 'geojson', data: herePoint(here) },
      },
      layers: [{ id: 'land', type: 'background', paint: { 'background-color': ink.land } }, ...below, ...cityLayers(ink)],
    };
  }
}

/** Reads the tokens as the page paints them now. */
function inks(container: HTMLElement): Ink {
  const probe = container.appendChild(document.createElement('i'));
  const read = Object.entries(INKS).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(read) as Ink;
}
