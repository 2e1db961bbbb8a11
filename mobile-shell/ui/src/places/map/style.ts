// How the map is drawn: layers and colours, from tokens. Pure: knows no map, no door.
//
// No glyphs are loaded, so no layer has text; districts are labelled with HTML beside the map.
import type { Feature, FeatureCollection, Point, Polygon } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';

import type { DistrictView, Here, PlaceRow } from '../../door/generated';

/** The colours that the layers use, read from tokens. */
export type Ink = Record<
  'land' | 'water' | 'green' | 'road' | 'building' | 'ink' | 'accent' | 'card' | 'edge' | 'settled',
  string
>;

/** A share of known places visited, by district code: 0 to 1. */
export type Shares = Record<string, number>;

/** The districts' areas; `share` shades them when coverage is shown. */
export function districtShapes(districts: readonly DistrictView[], shares: Shares | null): FeatureCollection<Polygon> {
  return {
    type: 'FeatureCollection',
    features: districts.map(({ code, boundary }): Feature<Polygon> => ({
      type: 'Feature',
      properties: { code, share: shares?.[code] ?? null },
      geometry: { type: 'Polygon', coordinates: [boundary] },
    })),
  };
}

/** The places that have a point. */
export function placePoints(places: readonly PlaceRow[]): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: places.flatMap(({ place, due, lat, lon }): Feature<Point>[] =>
      lat === null || lon === null
        ? []
        : [{ type: 'Feature', properties: { place, due }, geometry: { type: 'Point', coordinates: [lon, lat] } }],
    ),
  };
}

/** Where the officer is, or nothing. */
export function herePoint(here: Here | undefined): FeatureCollection<Point> {
  const points: Feature<Point>[] = here
    ? [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [here.lon, here.lat] } }]
    : [];
  return { type: 'FeatureCollection', features: points };
}

/** Districts, places and the officer, over whatever map lies below. */
export function cityLayers(ink: Ink): LayerSpecification[] {
  return [
    {
      id: 'district-share',
      type: 'fill',
      source: 'districts',
      paint: {
        'fill-color': ink.accent,
        'fill-opacity': ['case', ['==', ['get', 'share'], null], 0.05, ['+', 0.06, ['*', 0.5, ['get', 'share']]]],
      },
    },
    {
      id: 'district-edge',
      type: 'line',
      source: 'districts',
      paint: { 'line-color': ink.ink, 'line-width': 2, 'line-opacity': 0.65, 'line-dasharray': [3, 2] },
    },
    {
      id: 'places',
      type: 'circle',
      source: 'places',
      layout: { 'circle-sort-key': ['case', ['get', 'due'], 1, 0] },
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, ['case', ['get', 'due'], 5, 3.5], 16, 12],
        'circle-color': ['case', ['get', 'due'], ink.accent, ink.card],
        'circle-stroke-color': ['case', ['get', 'due'], ink.card, ink.settled],
        'circle-stroke-width': ['case', ['get', 'due'], 1.5, 2],
      },
    },
    {
      id: 'here',
      type: 'circle',
      source: 'here',
      paint: { 'circle-radius': 9, 'circle-color': ink.ink, 'circle-stroke-color': ink.card, 'circle-stroke-width': 4 },
    },
  ];
}

/** The city's own map below, from the names that the two common schemas use. */
export function basemapLayers(names: readonly string[], ink: Ink): LayerSpecification[] {
  return names.flatMap((name): LayerSpecification[] => {
    const layer = { id: `base-${name}`, source: 'base', 'source-layer': name };
    if (/^(water|ocean)/.test(name)) return [{ ...layer, type: 'fill', paint: { 'fill-color': ink.water } }];
    if (/^(park|landcover|landuse|natural)/.test(name)) {
      return [{ ...layer, type: 'fill', paint: { 'fill-color': ink.green, 'fill-opacity': 0.6 } }];
    }
    if (/^building/.test(name)) return [{ ...layer, type: 'fill', paint: { 'fill-color': ink.building } }];
    if (/^(road|transportation$|transit|street)/.test(name)) {
      const width: ExpressionSpecification = ['interpolate', ['exponential', 1.6], ['zoom'], 10, 0.6, 18, 12];
      return [{ ...layer, type: 'line', paint: { 'line-color': ink.road, 'line-width': width } }];
    }
    return [];
  });
}
