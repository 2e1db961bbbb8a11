// The sections of a pack as tables of text, and how they fall onto pages. Pure: counts lines, decides nothing.
import type { WeeklyPack } from '../door/generated';
import { dayWords } from '../shown/times';
import { label, words } from '../words';

/** A column of a table. */
export interface Column {
  label: string;
  number?: boolean;
}

/** A section: a title and a table, or what is said when there is none. */
export interface Block {
  title: string;
  say?: string;
  columns: Column[];
  rows: string[][];
  none: string;
  /** It began on the page before. */
  continued?: boolean;
}

/** Lines of a printed page, of its heading, of the chart and of the map. */
const PAGE = 47;
const HEAD = 3;
const CHART = 17;
const MAP = 20;
/** Letters that fit side by side on a row, and in its widest cell. */
const ROW_LETTERS = 118;
const CELL_LETTERS = 62;

const w = words.weekly;
const text = (name: string): Column => ({ label: name });
const number = (name: string): Column => ({ label: name, number: true });

/** What a district is called. */
type Named = (code: string | null) => string;

/** The sections in the order of the meeting. */
export function blocks(pack: WeeklyPack, named: Named, when: (utc: string) => string): Record<string, Block> {
  return {
    topics: {
      title: w.topics,
      columns: [text(w.topic), text(w.change), number(w.now), number(w.mean)],
      rows: pack.topics.map((row) => [row.label, w.changes[row.change], `${row.now}`, row.mean_before.toFixed(1)]),
      none: w.noTopics,
    },
    coverage: {
      title: w.coverage,
      columns: [text(w.district), text(w.kind), number(w.visited), number(w.visits), number(w.people), number(w.waiting)],
      rows: pack.districts.flatMap((district) =>
        district.kinds.map((kind) => [
          district.name,
          label(words.kindsMany, kind.kind),
          w.of(kind.visited, kind.places),
          `${kind.visits}`,
          `${kind.people}`,
          `${kind.gaps}`,
        ]),
      ),
      none: words.coverage.none,
    },
    gaps: {
      title: w.gaps,
      say: w.gapsSay(pack.gap_count, pack.gaps.length),
      columns: [text(w.place), text(w.district), text(w.neighborhood), number(w.since)],
      rows: pack.gaps.map((gap) => [gap.name, named(gap.district), gap.neighborhood ?? '', `${w.days(gap.days)}, ${w.given(gap.given)}`]),
      none: w.noGaps,
    },
    neighborhoods: {
      title: w.neighborhoods,
      columns: [text(w.neighborhood), number(w.visited), number(w.visits), number(w.before)],
      rows: pack.neighborhoods.map((row) => [row.name, w.of(row.visited, row.places), `${row.visits}`, `${row.before}`]),
      none: words.coverage.none,
    },
    stale: {
      title: w.stale,
      say: w.staleSay(pack.stale_count, pack.stale.length),
      columns: [text(w.promise), text(w.place), number(w.due)],
      rows: pack.stale.map((row) => [row.promise, row.place_name ?? named(row.district), `${dayWords(row.due)}, ${w.late(row.days)}`]),
      none: w.noStale,
    },
    events: {
      title: w.held,
      columns: [text(w.event), text(w.when), number(w.heads)],
      rows: pack.events.map((row) => [row.name, when(row.starts), `${row.heads}`]),
      none: w.noEvents,
    },
    coming: {
      title: w.coming,
      columns: [text(w.event), text(w.when)],
      rows: pack.coming.map((row) => [row.name, when(row.starts)]),
      none: w.noComing,
    },
    problems: {
      title: w.problems,
      say: pack.states.map(({ state, count }) => `${label(words.problems.states, state)} ${count}`).join(' · '),
      columns: [text(w.problem), text(w.district), text(w.state)],
      rows: pack.problems.map((row) => [
        row.title,
        named(row.district),
        `${label(words.problems.states, row.state)}, ${words.problems.since(dayWords(row.since))}`,
      ]),
      none: w.noProblems,
    },
    pulled: {
      title: w.pulled,
      columns: [text(w.what), text(w.district), number(w.times), number(words.timeOff.minutes)],
      rows: pack.abstractions.map((row) => [label(words.timeOff.kinds, row.kind), named(row.district), `${row.times}`, `${row.minutes}`]),
      none: w.noPulled,
    },
    retail: {
      title: w.retail,
      columns: [text(w.where), text(w.how), text(w.toldBy)],
      rows: pack.retail.map(({ record }) => [record.area, label(words.retail.methods, record.method), record.agency]),
      none: w.noRetail,
    },
  };
}

/** What the referrals say, in a sentence or two. */
export function referrals(pack: WeeklyPack): string[] {
  const counts = pack.referrals;
  if (!counts) return [w.referralsNone];
  return [w.referralsSay(counts.open, counts.overdue, counts.ended), ...(counts.all ? [] : [w.referralsYours])];
}

function lines(row: readonly string[]): number {
  const all = row.reduce((sum, cell) => sum + cell.length + 3, 0);
  const widest = Math.max(0, ...row.map((cell) => cell.length));
  return Math.max(1, Math.ceil(all / ROW_LETTERS), row.length > 1 ? Math.ceil(widest / CELL_LETTERS) : 1);
}

/** Cuts the sections into pages; the first keeps room for the head and the chart, the second for the map. */
export function pages(sections: readonly Block[]): Block[][] {
  const cut: Block[][] = [[]];
  const room = (): number => PAGE - (cut.length === 1 ? CHART : cut.length === 2 ? MAP : 0);
  let left = room();
  const turn = (): void => {
    cut.push([]);
    left = room();
  };
  for (const block of sections) {
    let rest = block.rows;
    let continued = false;
    do {
      if (left < HEAD + 3) turn();
      const taken: string[][] = [];
      left -= HEAD;
      while (rest[0] && lines(rest[0]) <= left) {
        left -= lines(rest[0]);
        taken.push(rest[0]);
        rest = rest.slice(1);
      }
      cut.at(-1)?.push({ ...block, rows: taken, continued });
      continued = true;
      if (rest.length > 0) turn();
    } while (rest.length > 0);
  }
  return cut;
}
