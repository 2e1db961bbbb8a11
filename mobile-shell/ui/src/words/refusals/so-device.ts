// Somali: what any command may be refused for: rights, enrolment, keys, the database, a record's versions.
import { shell } from '../so-shell';
import { syncing } from '../so-sync';
import type { device as es } from './es-device';

const { title: sync } = syncing.sync;

export const device: Readonly<Record<keyof typeof es, string>> = {
  'Ask your administrator if this is part of your work.': shell.shut.say,
  'Your role may not have a page of an Explorer\'s own.': 'Doorkaagu ma laha bog Explorer.',
  'Your role may not change this record.': 'Doorkaagu ma beddeli karo diiwaankan.',
  'That is not a command of Porchlight: {0}.': 'Taasi maaha amar Porchlight: {0}.',
  'Update this screen or script; `porchlight call --help` lists the commands.': 'Boggan mar kale soo rar; `porchlight call --help` ayaa taxaya amarrada.',
  'The space “{0}” is not open in this agency, which was founded before Porchlight had it.':
    'Meesha “{0}” kama furna hay’addan, oo la aasaasay ka hor inta aan Porchlight lahayn.',
  'Ask your administrator to open it and to invite this device anew; nothing was handed out.':
    'Weydiiso maamulahaaga inuu furo oo qalabkan mar kale casuumo; waxba lama bixin.',
  'This device is not enrolled.': 'Qalabkan lama diiwaangelin.',
  'Ask your administrator for an invite code, then join with it.': 'Maamulahaaga weydiiso koodh casuumaad, dabadeed ku biir.',
  'To use it again, ask your administrator for an invite code.': 'Si aad mar kale u adeegsato, maamulahaaga weydiiso koodh casuumaad.',
  'This device is enrolled already; one folder is one enrolment.': 'Qalabkan hore ayaa loo diiwaangeliyey; hal gal waa hal diiwaangelin.',
  'Use another folder for another person.': 'Qof kale gal kale u adeegso.',
  'Check the address and the connection, then try again.': 'Hubi cinwaanka iyo xiriirka, dabadeed mar kale isku day.',
  'Check the code, or ask for a new one.': 'Hubi koodhka, ama mid cusub weydiiso.',
  'What you typed is still on the screen.': 'Waxaad qortay weli shaashadda ayay ku yaallaan.',
  'Nothing that was saved is deleted.': 'Wax la kaydiyey lama tirtiro.',
  'It may not have arrived yet; look at the sync status.': `Waxaa laga yaabaa inaanu weli iman; eeg “${sync}”.`,
  'Open the record again.': 'Diiwaanka mar kale fur.',
  'Correct the field and try again.': 'Goobta sax oo mar kale isku day.',
  'Nothing was changed.': 'Waxba lama beddelin.',
  'Try again; if it stays, run `porchlight doctor` and report what it says.':
    'Mar kale isku day; haddii ay sidaas ahaato, socodsii `porchlight doctor` oo soo sheeg waxa uu yiraahdo.',

  'The disk is full; nothing was written. Free some space and try again.': 'Disku wuu buuxaa; waxba lama qorin. Meel bannee oo mar kale isku day.',
  'The database is damaged; close Porchlight and open it again: it will be set aside and what can be read saved.':
    'Kaydku wuu dhaawacan yahay; xir Porchlight oo mar kale fur: gooni ayaa loo dhigayaa, wixii la akhrisan karona waa la badbaadinayaa.',
  'The key does not open this database; it was made with another passphrase or key file.':
    'Furuhu kaydkan ma furo; waxaa lagu sameeyey weedh sir ah oo kale ama fayl fure oo kale.',
  'This build of SQLite cannot encrypt; nothing was opened. Install a proper build of Porchlight.':
    'Noocan SQLite wax ma sirayn karo; waxba lama furin. Ku shub nooc sax ah oo Porchlight.',
  'The database has format {found}, this version reads up to {known}; update Porchlight. Nothing was changed.':
    'Kaydku wuxuu leeyahay qaabka {found}, noocanina wuxuu akhriyaa ilaa {known}; cusboonaysii Porchlight. Waxba lama beddelin.',
  'Another Porchlight has this database open; close that one first.': 'Porchlight kale ayaa kaydkan haysta; marka hore kaas xir.',
  'There is no such record on this device.': 'Diiwaan noocaas ah qalabkan kuma jiro.',
  'This record is on this device already; nothing was written.': 'Diiwaankani hore ayuu qalabkan ugu jiraa; waxba lama qorin.',
  'What arrived does not follow on what is here; it is fetched again.': 'Wixii yimid ma raacsana wixii halkan jiray; mar kale ayaa la keenayaa.',
  'This device has no key of the space “{0}”, so it cannot write there.': 'Qalabkani ma haysto furaha meesha “{0}”, sidaas darteed halkaas wax kuma qori karo.',
  'The change could not be sealed: {0}.': 'Isbeddelka lama shaabadayn karin: {0}.',
  'The entry did not prove itself: {0}.': 'Qoraalku isma caddayn: {0}.',
  'A stored {0} is malformed.': 'Wax la kaydiyey qaabkiisu sax ma aha: {0}.',
  'The folder of the database cannot be used: {0}.': 'Galka kaydka lama adeegsan karo: {0}.',
  'The database refused: {0}.': 'Kaydku waa diiday: {0}.',
  'A key could not be used: {0}.': 'Fure lama adeegsan karin: {0}.',
  'These bytes are not a key; enrol this device again or restore its backup.': 'Xogtani fure maaha; qalabkan mar kale diiwaangeli ama nuqulkiisa soo celi.',
  'The system gave no randomness or memory for a key; free some memory and try again.':
    'Nidaamku fure uma helin tiro aan la saadaalin karin ama xusuus; xusuus bannee oo mar kale isku day.',

  'The stored document is damaged: {0}.': 'Dukumentiga la kaydiyey waa dhaawacan yahay: {0}.',
  'The document does not say what kind of record it is.': 'Dukumentigu ma sheego nooca diiwaanka.',
  'The field “{field}” does not take this value: {why}.': 'Goobta “{field}” ma qaadato qiimahan: {why}.',
  'A {kind} has no field “{field}”.': 'Diiwaankan ({kind}) ma laha goobta “{field}”.',
  'That value is no longer to be chosen: somebody has settled it; look again.': 'Qiimahaas hadda lama dooran karo: cid ayaa hore u xallisay; mar kale eeg.',
  'The version that was edited is not on this device; open the record again and repeat the edit.':
    'Nuqulkii la beddelay qalabkan kuma jiro; diiwaanka mar kale fur oo beddelka ku celi.',
  'The document would not take the change: {0}.': 'Dukumentigu isbeddelka ma qaadan: {0}.',
};
