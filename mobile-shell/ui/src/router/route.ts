// The addresses of the screens, after the `#`: reading and writing them. Pure.
import type { DraftId, MemberId, RecordId } from '../door/generated';
import { isProgramForm, isProgramList, type ProgramRoute, readProgram, writeProgram } from './programs';

/** The parts of an event's board. */
export type BoardPart = 'board' | 'board_teams' | 'board_roll' | 'board_log' | 'board_forms';

/** Where a person is. */
export type Route =
  | { at: 'today' | 'places' | 'map' | 'coverage' | 'sync' | 'sharing' | 'settings' }
  | { at: 'office' | 'people' | 'custody' | 'removed' | 'retention' | 'requests' | 'summary' | 'year' }
  | { at: 'looks'; record?: RecordId; member?: MemberId }
  | { at: 'person' | 'invite'; member: MemberId }
  | { at: 'kit' | 'new_request' }
  | { at: 'search'; place?: RecordId }
  | { at: 'new_visit'; place?: RecordId; draft?: DraftId }
  | { at: 'visit' | 'edit_visit'; visit: RecordId }
  | { at: 'place' | 'edit_place'; place: RecordId }
  | { at: 'new_place' }
  | ProgramRoute
  | { at: 'unknown'; path: string };

/** What `#/…` means. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const asked = new URLSearchParams(query);
  const given = <K extends string>(...names: K[]): Partial<Record<K, string>> => {
    const found: Partial<Record<K, string>> = {};
    for (const name of names) {
      const value = asked.get(name);
      if (value) found[name] = value;
    }
    return found;
  };
  const [head = '', id = '', verb = '', of = ''] = path.split('/');
  switch (head) {
    case '':
      return { at: 'today' };
    case 'today':
    case 'places':
    case 'map':
    case 'coverage':
    case 'sync':
    case 'sharing':
    case 'settings':
    case 'office':
    case 'people':
    case 'custody':
    case 'removed':
    case 'retention':
    case 'summary':
    case 'year':
    case 'kit':
      return id ? { at: 'unknown', path } : { at: head };
    case 'search':
      return { at: 'search', ...given('place') };
    case 'looks':
      return { at: 'looks', ...given('record', 'member') };
    case 'requests':
      if (!id) return { at: 'requests' };
      if (id === 'new') return { at: 'new_request' };
      break;
    case 'person':
      if (id) return { at: verb === 'invite' ? 'invite' : 'person', member: id };
      break;
    case 'visit':
      if (id === 'new') return { at: 'new_visit', ...given('place', 'draft') };
      if (id) return { at: verb === 'edit' ? 'edit_visit' : 'visit', visit: id };
      break;
    case 'place':
      if (id === 'new') return { at: 'new_place' };
      if (id) return { at: verb === 'edit' ? 'edit_place' : 'place', place: id };
      break;
  }
  return readProgram(head, id, verb, of) ?? { at: 'unknown', path };
}

/** The address of a screen. */
export function writeRoute(route: Route): string {
  switch (route.at) {
    case 'search':
      return `#/search${query({ place: route.place })}`;
    case 'looks':
      return `#/looks${query({ record: route.record, member: route.member })}`;
    case 'person':
      return `#/person/${route.member}`;
    case 'invite':
      return `#/person/${route.member}/invite`;
    case 'new_request':
      return '#/requests/new';
    case 'new_visit':
      return `#/visit/new${query({ place: route.place, draft: route.draft })}`;
    case 'visit':
      return `#/visit/${route.visit}`;
    case 'edit_visit':
      return `#/visit/${route.visit}/edit`;
    case 'place':
      return `#/place/${route.place}`;
    case 'edit_place':
      return `#/place/${route.place}/edit`;
    case 'new_place':
      return '#/place/new';
    case 'unknown':
      return `#/${route.path}`;
    default:
      return writeProgram(route) ?? `#/${route.at}`;
  }
}

/** The lists of the office: who belongs, and what is kept. */
const OFFICE = ['office', 'people', 'custody', 'looks', 'removed', 'retention', 'requests', 'summary', 'year'];

/** The lists; everything else is a detail beside one of them. */
export function isList(route: Route): boolean {
  const field = ['today', 'places', 'map', 'coverage', 'search', 'sync', 'sharing', 'settings', 'unknown'];
  return field.includes(route.at) || isOffice(route) || isProgramList(route.at);
}

/** The lists that are reached through the office. */
export function isOffice(route: Route): boolean {
  return OFFICE.includes(route.at);
}

/** What a detail is about: another one is another screen, which keeps nothing of what was typed in this. A new
 *  visit is one and the same while its place and its draft become known. */
export function keyOf(route: Route): string {
  if (route.at === 'new_visit') return route.at;
  const about = [
    'visit' in route && route.visit,
    'place' in route && route.place,
    'member' in route && route.member,
    'id' in route && route.id,
    'party' in route && route.party,
  ];
  return [route.at, ...about.filter(Boolean)].join(' ');
}

/** The screens that end with Save; they need the whole of a phone. */
export function isForm(route: Route): boolean {
  return ['new_visit', 'edit_visit', 'new_place', 'edit_place'].includes(route.at) || isProgramForm(route.at);
}

function query(values: Record<string, string | undefined>): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) asked.set(name, value);
  const said = asked.toString();
  return said && `?${said}`;
}
