// A group as it is being written. Pure.
import type { Group, GroupForm, MemberId } from '../door/generated';

/** What the form holds. */
export interface GroupDraft {
  name: string;
  about: string;
  liaisons: readonly MemberId[];
  dueAfter: number | null;
  closed: boolean;
}

/** A fresh form. */
export function emptyGroup(): GroupDraft {
  return { name: '', about: '', liaisons: [], dueAfter: 90, closed: false };
}

/** A known group, for editing. */
export function draftOfGroup(group: Group): GroupDraft {
  return {
    name: group.name,
    about: group.about ?? '',
    liaisons: group.liaisons ?? [],
    dueAfter: group.due_after_days ?? null,
    closed: group.closed ?? false,
  };
}

/** As the door wants it: all of it, or only what differs from `before`. */
export function groupForm(draft: GroupDraft, before?: GroupDraft): GroupForm {
  const changed = (name: keyof GroupDraft): boolean => !before || JSON.stringify(draft[name]) !== JSON.stringify(before[name]);
  const form: GroupForm = {};
  if (changed('name')) form.name = draft.name;
  if (changed('about')) form.about = draft.about;
  if (changed('liaisons')) form.liaisons = [...draft.liaisons];
  if (changed('dueAfter') && draft.dueAfter !== null) form.due_after_days = draft.dueAfter;
  if (changed('closed')) form.closed = draft.closed;
  return form;
}
