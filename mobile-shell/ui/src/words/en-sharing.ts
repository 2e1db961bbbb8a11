// English texts of sharing at an event without signal.

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** Merged into the catalog by `en.ts`. */
export const sharingHere = {
  sharing: {
    title: 'Share at an event',
    row: 'Share here, or join',
    rowSay: 'For an event without signal: everybody’s devices share through the lead’s',
    say: 'No signal where you are? One device shares, the others join it. What each writes reaches the others at once, and the relay later.',
    start: 'Share here, without signal',
    startHead: 'On the lead’s computer',
    startSay: 'The others must be on the same Wi-Fi, or on this computer’s hotspot. No internet is needed.',
    join: 'Everybody else',
    joinSay: 'Scan the code on the lead’s screen.',
    code: 'Or type the code',
    codeHint: 'It begins with HERE1-.',
    joinIt: 'Join',
    scan: 'Scan to join here',
    line: 'Or type this line',
    steps: [
      'Join the same Wi-Fi or hotspot as this computer.',
      'Open the event’s board, or Sync.',
      'Choose “Share here, or join”, and scan.',
    ],
    lines: 'Both lines',
    relay: 'The relay:',
    relayIs: {
      offline: 'no connection',
      connecting: 'connecting',
      catching_up: 'connected, catching up',
      live: 'connected',
      refused: 'refuses this device',
    },
    here: 'Shared here:',
    hereIs: {
      offline: 'the lead’s device is not reached',
      connecting: 'looking for the lead’s device',
      catching_up: 'connected',
      live: 'connected',
      refused: 'not with this device',
    },
    devices: (count: number) => (count < 2 ? 'nobody else has joined yet' : many(count, 'device', 'devices')),
    waits: (count: number, shared: number) =>
      shared > 0
        ? `${many(count, 'record waits', 'records wait')} for the relay; ${shared} of them are on the lead’s device too.`
        : `${many(count, 'record waits', 'records wait')} for the relay.`,
    waitsOwn: (count: number, offered: number) =>
      offered > 0
        ? `${many(count, 'record waits', 'records wait')} for the relay. Shared from here: ${offered}.`
        : `${many(count, 'record waits', 'records wait')} for the relay.`,
    brought: (count: number) => `${many(count, 'record', 'records')} of others came here and are not at the relay yet.`,
    refused: (count: number) =>
      `${many(count, 'entry', 'entries')} the lead’s device could not take. They wait for the relay, as always.`,
    unread: (count: number) =>
      `${many(count, 'entry', 'entries')} of others cannot be read here. They come with the relay.`,
    stop: 'Stop sharing',
    stopSay: 'What was shared stays on everybody’s devices, and each sends its own to the relay. Sharing goes on while this computer is locked.',
    leave: 'Leave',
    leaveSay: 'What you wrote stays here and waits for the relay.',
    truthHead: 'What sharing is, and is not',
    truth: [
      'Shared is not synced: only the relay’s receipt says that the relay has it.',
      'The lead’s device passes on what it may not read as well, sealed. It cannot open more than before.',
      'The line is encrypted, and the code on the lead’s screen proves whose it is.',
      'Nobody is admitted or removed here. A device that was removed cannot join.',
    ],
  },
};
