// Holds the catalogs against the Rust the other way: what the translated screens can be refused is translated, to
// the last sentence. How many sentences there are is counted here, so that a test that finds none fails.
import { expect, test } from 'vitest';

import { REFUSALS } from './index';
import { sentence } from './match';
import { isPhrase, isSentence, rustOf, textsOf } from './rust';

const COMMANDS = 'crates/engine/src/commands';
const DESK = 'mobile-shell/desktop/src';

/** Of these every text: sentences, rights that are not given, errors. */
const WHOLE: Readonly<Record<string, readonly [least: number, paths: readonly string[]]>> = {
  // What is printed on a form of FEMA or of the state stays in English.
  volunteers: [59, [`${COMMANDS}/volunteers.rs`, ...rustOf(`${COMMANDS}/volunteers`).filter((path) => !path.includes('/printed/'))]],
  outreach: [30, [`${COMMANDS}/outreach.rs`, `${COMMANDS}/outreach`]],
  'photos and papers': [30, [`${COMMANDS}/attachments.rs`, `${COMMANDS}/attachments`, 'crates/picture/src/lib.rs']],
  forms: [21, ['drafts', 'days', 'lengths', 'given', 'points', 'promises', 'conflicts'].map((name) => `${COMMANDS}/${name}.rs`)],
  'an Explorer’s own page': [1, [`${COMMANDS}/explorers/own.rs`]],
  'any command': [43, ['crates/engine/src/error.rs', 'crates/store/src/error.rs', 'crates/document/src/document.rs']],
  joining: [16, ['crates/engine/src/joining/join.rs', 'crates/engine/src/joining/enrol.rs', 'crates/seal/src/secret/line.rs', 'crates/seal/src/secret/invite.rs']],
  'the line and sharing': [59, ['crates/engine/src/link', 'crates/engine/src/sharing.rs', 'crates/engine/src/trust/saying.rs', 'crates/sync/src']],
  'what is signed': [41, ['crates/seal/src/public/roster/chain.rs', 'crates/seal/src/public/signature.rs', 'crates/seal/src/public/envelope.rs', 'crates/seal/src/secret/change.rs', 'crates/store/src/proving.rs', 'crates/protocol/src/bytes.rs']],
  notices: [7, ['crates/engine/src/trust/leaving.rs', 'crates/engine/src/trust/obeying.rs', 'crates/engine/src/damage.rs']],
  'the relay': [41, ['blobs', 'check', 'door', 'live', 'local', 'mod', 'pushing'].map((name) => `server/src/session/${name}.rs`)],
  'the desk’s lock': [20, [`${DESK}/desk/locking.rs`, `${DESK}/desk/locking`]],
};

/** Of these only whole sentences: the rest is for whoever is at a shell. */
const SENTENCES: Readonly<Record<string, readonly [least: number, paths: readonly string[]]>> = {
  'labels, PINs and passphrases': [7, [`${DESK}/home/house.rs`, `${DESK}/key/sealed.rs`]],
  'sharing from this computer': [6, [`${DESK}/desk/sharing.rs`]],
  'what left with a role': [1, ['crates/engine/src/trust/tending.rs']],
};

/** No sentence, only its beginning: the ends are there, right by right. */
const BEGINNING = 'your role may not {0}';

function lacking(language: 'es' | 'so', texts: readonly string[]): string[] {
  const said = REFUSALS[language];
  return texts.filter((text) => text !== BEGINNING && !said[sentence(text)] && !said[`Your role may not ${text}.`]);
}

test.each(Object.entries(WHOLE))('every refusal of %s is said in every language', (_, [least, paths]) => {
  const texts = paths.flatMap(rustOf).flatMap(textsOf).filter((text) => isSentence(text) || isPhrase(text));
  expect(texts.length).toBeGreaterThanOrEqual(least);
  expect([lacking('es', texts), lacking('so', texts)]).toEqual([[], []]);
});

test.each(Object.entries(SENTENCES))('every sentence about %s is said in every language', (_, [least, paths]) => {
  const texts = paths.flatMap(rustOf).flatMap(textsOf).filter(isSentence);
  expect(texts.length).toBeGreaterThanOrEqual(least);
  expect([lacking('es', texts), lacking('so', texts)]).toEqual([[], []]);
});
