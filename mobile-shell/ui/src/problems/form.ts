// A problem as it is being written. Pure.
import type { Problem, ProblemForm } from '../door/generated';

/** What the form holds: texts, empty for what nobody said. */
export type ProblemDraft = Record<Name, string>;

const NAMES = ['title', 'district', 'neighborhood', 'topic', 'goal', 'review', 'scanning', 'analysis', 'response', 'assessment'] as const;
type Name = (typeof NAMES)[number];

/** A fresh form. */
export function emptyProblem(): ProblemDraft {
  return Object.fromEntries(NAMES.map((name) => [name, ''])) as ProblemDraft;
}

/** A known problem, for editing: paragraphs become lines. */
export function draftOfProblem(problem: Problem): ProblemDraft {
  const text = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join('\n') : (value ?? ''));
  return Object.fromEntries(NAMES.map((name) => [name, text(problem[name])])) as ProblemDraft;
}

/** As the door wants it: what was said, or only what differs from `before`. */
export function problemForm(draft: ProblemDraft, before?: ProblemDraft): ProblemForm {
  const changed = NAMES.filter((name) => (before ? draft[name] !== before[name] : draft[name] !== ''));
  // A day that was emptied is none; every other text may be empty.
  return Object.fromEntries(changed.map((name) => [name, name === 'review' && draft.review === '' ? null : draft[name]]));
}
