// Every text of the screens, in English. Plain words; a text that has a number in it is a function.
import { attaching } from './en-attachments';
import { caseworking } from './en-casework';
import { exploring } from './en-explorers';
import { fieldsOfKinds, newerFields } from './en-fields';
import { lists } from './en-lists';
import { speaking } from './en-language';
import { locks } from './en-lock';
import { meeting } from './en-events';
import { convening } from './en-meeting';
import { solving } from './en-problems';
import { keepingForms } from './en-keeping';
import { nightOut } from './en-night';
import { managing } from './en-office';
import { programming } from './en-programs';
import { keeping } from './en-records';
import { referring } from './en-referrals';
import { sharingHere } from './en-sharing';
import { syncing } from './en-sync';
import { trusting } from './en-trust';
import { upkeeping } from './en-upkeep';
import { visiting } from './en-visits';
import { volunteering } from './en-volunteers';

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const found = (minutes: number): string => (minutes === 0 ? 'just found' : `found ${minutes} min ago`);

/** The English catalog. */
export const en = {
  app: {
    name: 'Porchlight',
    skip: 'Skip to the page',
    nav: 'Screens',
    list: 'List',
    detail: 'Details',
    today: 'Today',
    places: 'Places',
    map: 'Map',
    coverage: 'Coverage',
    search: 'Search',
    sync: 'Sync',
    settings: 'Settings',
    logVisit: 'Log a visit',
    logVisitHere: 'Log a visit here',
    back: 'Back',
    close: 'Close',
    save: 'Save',
    edit: 'Edit',
    more: 'Show more',
    open: 'Open',
    none: 'None',
    notSaid: 'Not said',
    visits: 'Visits',
  },
  trouble: {
    signedOutHead: 'Open the address again that Porchlight printed',
    signedOut:
      'This browser’s key to Porchlight is no longer valid. Everything saved is safe on this device. Open the address that Porchlight printed when it started, and you are back.',
    goneHead: 'Porchlight on this device does not answer',
    unsaved:
      'What you have typed since is not saved. It is in this page only: keep this page open. It is saved by itself as soon as Porchlight runs again.',
    gone: 'Everything saved is safe. If you closed Porchlight, start it again; this page comes back by itself.',
    tooLarge: { say: 'This is too large to send.', what_next: 'Make it smaller and try again.' },
    noAnswer: (status: number) => `Porchlight on this device gave no answer (${status}).`,
    noAnswerNext: 'Look whether it was saved, then try again. If it happens again, restart Porchlight.',
    crashHead: 'This screen has stopped',
    crash: 'Something in it went wrong. Nothing that was saved is lost, and what you typed is kept as a draft.',
    again: 'Try again',
    unknownHead: 'There is no such screen',
    unknown: (path: string) => `Nothing lives at “${path}”.`,
    toToday: 'Go to Today',
  },
  demo: {
    bar: 'Demo',
    desk: (desk: string) => `Demo · ${desk}`,
    relay: 'Relay',
    plugged: 'plugged in',
    unplugged: 'unplugged',
  },
  kinds: {
    business: 'Business',
    school: 'School',
    daycare: 'Daycare',
    park: 'Park',
    neighborhood: 'Neighborhood',
    other: 'Other',
  },
  kindsMany: {
    business: 'Businesses',
    school: 'Schools',
    daycare: 'Daycares',
    park: 'Parks',
    neighborhood: 'Neighborhoods',
    other: 'Other',
  },
  origins: {
    self_initiated: 'Self-initiated',
    directed: 'Directed',
    requested: 'Requested',
  },
  states: { logged: 'Logged', withdrawn: 'Withdrawn' },
  promiseStates: { open: 'Open', kept: 'Done', dropped: 'Dropped' },
  classes: {
    public: 'Public',
    private: 'Private',
    confidential: 'Confidential',
    nonpublic: 'Nonpublic',
    protected_nonpublic: 'Protected nonpublic',
  },
  fields: {
    place: 'Place',
    spot: 'Spot',
    kind: 'Kind of place',
    district: 'District',
    neighborhood: 'Neighborhood',
    started: 'Started',
    ended: 'Ended',
    recorded: 'Written down',
    officers: 'Officers',
    origin: 'Origin',
    people_reached: 'People reached',
    topics: 'Topics',
    language: 'Language needed',
    materials: 'Left behind',
    tips: 'Tips given',
    merged_into: 'Merged into',
    apart: 'Not the same as',
    shielded: 'Shown nowhere',
    case_number: 'CAD or case number',
    note: 'Note',
    state: 'State',
    withdrawn_because: 'Reason for withdrawing',
    name: 'Name',
    address: 'Address',
    lat: 'Latitude',
    lon: 'Longitude',
    closed: 'Closed',
    owner: 'Owner',
    due: 'Due',
    promise: 'Promise',
    outcome: 'How it ended',
    visit: 'Visit',
    ...newerFields,
  },
  fieldsOfKinds,
  days: {
    ago: (days: number) => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`),
    never: 'Never visited',
    lastVisit: (when: string) => `Last visit ${when}`,
    late: (days: number) => (days === 0 ? 'Due today' : days > 0 ? `Late by ${many(days, 'day', 'days')}` : days === -1 ? 'Due tomorrow' : `Due in ${-days} days`),
    feet: (feet: number) => `${feet} ft`,
    miles: (miles: string) => `${miles} mi`,
    due: 'Due',
  },
  position: {
    ask: 'Nearest to me',
    asking: 'Finding you…',
    known: (minutes: number) => `Nearest first · ${found(minutes)}`,
    shown: (minutes: number) => `My position · ${found(minutes)}`,
    again: 'Look again where I am',
    refused: 'The browser did not give a position. Search by name, or allow location for this page and try again.',
  },
  count: {
    places: (count: number) => many(count, 'place', 'places'),
    people: (count: number) => `about ${many(count, 'person', 'people')}`,
  },
  settings: {
    theme: 'Theme',
    themes: { auto: 'As the device', light: 'Light', dark: 'Dark' },
    text: 'Text size follows the browser: enlarge it there and everything here grows with it.',
    keys: 'Keys',
    shortcuts: 'Single letters are shortcuts',
    keyList: [
      ['n', 'Log a visit'],
      ['/', 'Search'],
      ['↑ ↓', 'Move in a list'],
      ['Esc', 'Close a sheet, leave a form'],
    ],
    me: 'This desk',
    person: 'Person',
    role: 'Role',
    districts: 'Districts',
    city: 'City',
    device: 'Device',
    version: 'Version',
    authority: 'The relay’s certificate',
    authoritySay: 'Only for a relay with a certificate of the city’s own authority. Whoever runs the relay has the file of that authority.',
    authorityKept: 'The certificate of an authority is kept on this computer, for everybody who uses it.',
    authorityText: 'Certificate of the authority, in PEM',
    authorityFile: 'Open its file',
    authorityGive: 'Trust this authority',
    authorityDone: 'Kept. The relay is tried again now.',
  },
  ...visiting,
  ...lists,
  ...sharingHere,
  ...syncing,
  ...speaking,
  ...locks,
  ...keepingForms,
  ...managing,
  ...meeting,
  ...nightOut,
  ...programming,
  ...trusting,
  ...keeping,
  ...volunteering,
  ...exploring,
  ...referring,
  attachments: attaching.attachments,
  ...caseworking,
  ...convening,
  ...solving,
  ...upkeeping,
};
