// Somali: what is told when something signed does not hold: the agency's list, an entry, a frame of the relay.
import type { signed as es } from './es-signed';

export const signed: Readonly<Record<keyof typeof es, string>> = {
  'The agency\'s list has a newer statement than this app understands; update the app.': 'Liiska hay’adda waxaa ku jira bayaan ka cusub waxa noocani fahmo; cusboonaysii Porchlight.',
  'A statement of the agency\'s list cannot be read; fetch the list again.': 'Bayaan liiska hay’adda ah lama akhrisan karo; liiska mar kale keen.',
  'The agency\'s list continues with number {expected}, not {found}; fetch the list from there.': 'Liiska hay’addu wuxuu ku sii socdaa lambar {expected}, ee maaha {found}; liiska halkaas ka keen.',
  'Statement {seq} does not follow from the one before; two lists are mixed, fetch the list again.': 'Bayaanka {seq} ma raacsana kii ka horreeyey; laba liis ayaa isku dhex yaacay, liiska mar kale keen.',
  'The statement belongs to another agency; check the invite.': 'Bayaanka hay’ad kale ayaa leh; hubi casuumaadda.',
  'Whoever signed statement {seq} may not say that; ask an administrator of the agency.': 'Qofkii saxiixay bayaanka {seq} taas ma odhan karo; weydii maamule hay’adda ka tirsan.',
  'The invite has expired; ask for a new one.': 'Casuumaadda waqtigeedii wuu dhammaaday; mid cusub weydiiso.',
  'The invite was already used; ask for a new one.': 'Casuumaadda hore ayaa loo adeegsaday; mid cusub weydiiso.',
  'Statement {seq} does not fit the agency\'s list: {what}.': 'Bayaanka {seq} kuma habboona liiska hay’adda: {what}.',
  'The signature does not match; ask for the entry again, and tell the custodian if it stays so.': 'Saxiixu isma waafaqsana; qoraalka mar kale weydiiso, u sheegna hayaha diiwaanka haddii ay sidaas ahaato.',
  'The entry is {size} bytes, the limit is {limit}; shorten it or attach a file.': 'Qoraalku waa {size} bayt, ugu badnaanna waa {limit}; soo gaabi ama fayl ku dar.',
  'Dictionary {id} is not part of this app; update the app.': 'Qaamuuska {id} kuma jiro noocan; cusboonaysii Porchlight.',
  'A frame ended too early; connect again.': 'Fariin ayaa goor hore dhammaatay; mar kale ku xir.',
  'A frame has {size} bytes, the limit is {MAX_FRAME}; send less at once.': 'Fariintu waa {size} bayt, ugu badnaanna waa {MAX_FRAME}; hal mar wax ka yar dir.',
  'The other side speaks a newer protocol; update this app.': 'Dhinaca kale hab ka cusub ayuu ku hadlaa; cusboonaysii Porchlight.',
  'A frame makes no sense; connect again, and report it if it stays so.': 'Fariin aan macne lahayn ayaa timid; mar kale ku xir, soona sheeg haddii ay sidaas ahaato.',

  'Another Porchlight is using {0}. Close it first, or use `porchlight call`, which asks that one.': 'Porchlight kale ayaa adeegsanaya {0}. Marka hore kaas xir, ama adeegso `porchlight call`, oo kaas weydiiya.',
  'This folder was locked on another computer: {} is not the secret it was sealed with. Open it there, or put that computer\'s file back.':
    'Galkan kombiyuutar kale ayaa lagu xiray: {} maaha sirtii lagu shaabadeeyey. Halkaas ku fur, ama faylkii kombiyuutarkaas dib u soo celi.',
  'The passphrase could not be used: {error}.': 'Weedha sirta ah lama adeegsan karin: {error}.',
  '{} is damaged; put it back from your backup.': '{} wuu dhaawacan yahay; nuqulkaaga ka soo celi.',
  '{} is missing or damaged; put it back from your backup.': '{} wuu maqan yahay ama wuu dhaawacan yahay; nuqulkaaga ka soo celi.',
};
