// English texts of people and their devices: who belongs, how a device comes in and how one ends.
import { many } from './many';

/** What a person may do in a space, by the roster's three rights. */
function rights(read: boolean, write: boolean, manage: boolean): string {
  const said = [read && 'read', write && 'write', manage && 'decide who may'].filter((word) => word !== false);
  const last = said.pop();
  if (last === undefined) return 'Nothing';
  return said.length > 0 ? `May ${said.join(', ')} and ${last}` : `May ${last}`;
}

/** What an entry count and a form count say together. */
function left(entries: number, forms: number): string {
  const said = [
    entries > 0 && many(entries, 'entry', 'entries'),
    forms > 0 && many(forms, 'unfinished form', 'unfinished forms'),
  ].filter((word) => word !== false);
  return said.join(' and ');
}

/** Merged into the catalog by `en.ts`. */
export const trusting = {
  trust: {
    nav: 'People & records',
    short: 'People',
    parts: 'Parts of people and records',
    part: { people: 'People', custody: 'Custody', looks: 'Who looked', removed: 'Removed' },
    waiting: (count: number) => `${count} waiting`,
    working: 'Asking the relay…',
  },
  roles: {
    officer: 'Officer',
    supervisor: 'Supervisor',
    analyst: 'Analyst',
    admin: 'Administrator',
    custodian: 'Records custodian',
  },
  spaces: {
    directory: 'City and people',
    places: 'Places',
    patrol: 'Visits and promises',
    patrol_notes: 'Not-public notes',
    custody: 'Custody',
    view_log: 'Who looked',
  },
  people: {
    title: 'People',
    find: 'Name or role',
    none: 'Nobody has these words in name or role.',
    you: 'You',
    ended: 'Role ended',
    deviceCount: (count: number) => (count === 0 ? 'No device' : many(count, 'device', 'devices')),
    uploaded: {
      everything: 'Everything is uploaded',
      not_yet: 'Not everything is uploaded',
      unknown: 'Not known whether everything is uploaded',
      no_device: 'No device',
    },
    uploadedSay: {
      everything: 'Each device said so when it was last connected. What was typed since then is not counted.',
      not_yet: 'It reaches the relay the next time the device is connected. Until then it is nowhere else.',
      unknown: 'A device has not said yet how it stands. Have it connect once, then look again.',
      no_device: 'No device speaks for this person, so nothing of theirs can wait anywhere.',
    },
    onlyThere: (entries: number, forms: number) => `${left(entries, forms)} only there`,
    nothingThere: 'Nothing is only there',
    asOf: (when: string) => `As of ${when}`,
    after: 'After an update of Porchlight',
    openSpaces: 'Open what this version adds',
    openSpacesSay: 'A new version may keep more kinds of things apart, such as the record of who looked. Do this once after each update.',
    opened: (count: number) => (count === 0 ? 'Nothing was missing.' : `${count} added.`),
  },
  person: {
    title: 'Person',
    notHere: 'Nobody of this name is in the directory of this device.',
    uploaded: 'Is everything uploaded?',
    devices: 'Devices',
    noDevices: 'No device yet. Invite one, and hand the code over in person.',
    rights: 'What they may do',
    noRights: 'Nothing any more. What they wrote stays theirs.',
    right: rights,
    holds: (holds: string) => (holds ? holds.charAt(0).toUpperCase() + holds.slice(1) : ''),
    invite: 'Invite a device',
    role: 'Change role',
    roleAgain: 'Give a role again',
    end: 'End role',
    looks: 'What they looked at',
  },
  device: {
    name: (short: string) => `Device ${short}`,
    this: 'This one',
    revoked: { lost: 'Revoked: lost or stolen', replaced: 'Revoked: replaced', ended: 'Revoked: role ended' },
    heard: (when: string) => `Last heard ${when}`,
    neverHeard: 'Has not been heard yet',
    behind: (count: number) => `Has not followed the latest ${many(count, 'change', 'changes')} to the agency’s list`,
    followed: 'Follows the agency’s list to the end',
    revoke: 'Revoke',
  },
  invite: {
    head: (name: string) => `A device for ${name}`,
    making: 'Making a code…',
    say: 'Scan this with the new device, or type the line under it. Hand it over in person: the code lets a device knock, and you decide whether it comes in.',
    qr: 'The code as a square to scan',
    code: 'Code',
    copy: 'Copy the code',
    copied: 'Copied',
    until: (when: string) => `Good until ${when}, for one device. It is not shown again.`,
    waiting: 'Waiting for the new device to knock…',
    in: (name: string) => `${name}’s device is in`,
    inSay: 'It has its keys and is fetching its records now. Nothing else is needed.',
  },
  knock: {
    head: 'At the door',
    who: (name: string) => `A new device says it is ${name}’s`,
    question: 'Do both screens show the same?',
    how: 'Look at the new device, or have its owner read it out to you. A picture that was sent to you proves nothing.',
    yes: 'Yes, let it in',
    no: 'No, send it away',
    sentAway: 'Sent away. This code is of no use any more; make a new one if you need it.',
    contestedHead: 'Two devices use this code',
    contested: (name: string) =>
      `Only one can be ${name}’s. Neither is in, and nothing was opened. The safe way: send both away, make a new code and hand it over in person.`,
    allAway: 'Send all away',
    yesThis: 'This one shows the same: let it in',
    banner: (count: number) => (count === 1 ? 'A new device waits at the door' : `${count} new devices wait at the door`),
    look: 'Compare and decide',
  },
  role: {
    head: (name: string) => `Another role for ${name}`,
    legend: 'Role',
    now: (role: string) => `Now: ${role}`,
    will: 'With this role',
    nothing: 'This role may do nothing.',
    say: [
      'What ends, ends at once; new keys keep later entries closed to this person’s devices.',
      'What they wrote until now stays theirs.',
      'Unsent work that they may no longer send goes to the records custodian. Nothing is lost.',
    ],
    do: 'Change role',
  },
  end: {
    head: (name: string) => `End ${name}’s role?`,
    say: [
      'Every right and every device of this person ends at once.',
      'Each device sends what it still has to the records custodian, with a receipt, and is then wiped.',
      'What they wrote stays in the records, under their name.',
    ],
    first: 'You can wait: close this, have the devices connect once, and look again.',
    do: 'End role',
  },
  revoke: {
    head: (short: string) => `Revoke device ${short}?`,
    why: 'Why?',
    because: { lost: 'Lost or stolen', replaced: 'Replaced', ended: 'Role ended' },
    say: [
      'It reads nothing new from now on, and is wiped the next time it connects.',
      'Unsent work on it goes to the records custodian first. Nothing is lost if it connects once more.',
      'This cannot be taken back; the device can be invited again.',
    ],
    this: 'This is the device you are using. It will be wiped, and you will need another administrator to come back.',
    do: 'Revoke device',
  },
  join: {
    title: 'Join your agency',
    say: 'Ask your administrator for a code. They make it on their own screen, for you.',
    code: 'Code',
    hint: 'It begins with PORCH1. Small letters and missing hyphens are fine.',
    do: 'Knock',
    knocking: 'Knocking at the relay…',
    compareHead: 'Ask your administrator to compare',
    compare: 'These eight characters stand on their screen too. Read them out, or hold the screens side by side.',
    waiting: 'Waiting for them to let you in. You can leave this open.',
    ended: 'You were not let in. Ask your administrator, and try again with a new code.',
  },
};
