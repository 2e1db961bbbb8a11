// English texts of photos and papers: added, where their bytes are, taken away.

/** How large a file is, as every language says it. */
export const kilobytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Merged into the catalog by `en.ts`. */
export const attaching = {
  attachments: {
    head: 'Photos and papers',
    none: 'Nothing is attached.',
    add: 'Add a photo or paper',
    take: 'Take a photo',
    addHead: 'Add a photo or paper',
    chosen: (name: string, bytes: number) => `${name}, ${kilobytes(bytes)}`,
    tooLarge: (most: number) => `This file is larger than ${most} MB`,
    tooLargeSay: 'Make the picture smaller, or split the paper into parts, and choose it again.',
    name: 'What it shows',
    nameHint: 'A few words, without the name of anybody.',
    photo: 'Photo',
    keepLocation: 'Keep where it was taken',
    keepLocationSay: 'A photo says in itself where, when and with what it was taken. That is taken out before it is saved, unless you keep it for evidence.',
    paperSay: 'A paper is kept as it is, with everything that is in it.',
    notPublic: 'Not public',
    notPublicSay: 'It goes where the not-public note is, and is read by few. Otherwise it is as public as the visit.',
    save: 'Add it',
    saving: 'Saving on this device…',
    size: kilobytes,
    located: 'Says where it was taken',
    secret: 'Not public',
    stands: {
      on_this_device: () => 'Only on this device',
      sending: (percent: number) => `${percent} % is with the relay`,
      waits: () => 'Waits on this device',
      held: () => 'Here, and with the relay',
      elsewhere: () => 'Not on this device',
      fetching: (percent: number) => `${percent} % is here`,
      does_not_come: () => 'Does not come yet',
    },
    open: (name: string, stands: string) => `Open ${name}. ${stands}`,
    by: (name: string, when: string) => `Added by ${name}, ${when}`,
    fetch: 'Fetch it',
    fetchSay: 'Its bytes are not on this device. They come as soon as there is a connection.',
    fetched: 'It opens here as soon as all of it has come.',
    savePaper: 'Save the paper',
    remove: 'Take it away',
    removeSay: 'It disappears from this device, from the relay and from every other device as it connects. Its small picture stays in the history of the record until the custodian removes the record for good.',
    because: 'Why?',
    reasons: ['The wrong one', 'Somebody can be seen who should not be', 'Added twice'],
  },
  attachmentKinds: {
    visit_attachment: 'Photo or paper on a visit',
    note_attachment: 'Not-public photo or paper',
    event_attachment: 'Photo or paper on an event',
    consent_attachment: 'Photo or paper on a consent',
  },
};
