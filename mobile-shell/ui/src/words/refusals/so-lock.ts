// Somali: what the desk's lock refuses, and joining with an invite code.
import { locks } from '../so-lock';
import { shell } from '../so-shell';
import type { lock as es } from './es-lock';

const { open } = locks.unlock;
const { settings } = shell.app;

export const lock: Readonly<Record<keyof typeof es, string>> = {
  'There is no PIN to lock this with.': 'Ma jiro PIN lagu xiro.',
  'Set one in the settings.': `Mid ka dhig “${settings}”.`,
  'There is no PIN or passphrase yet.': 'Weli ma jiro PIN ama weedh sir ah.',
  'Set one first; then it opens.': 'Marka hore mid dhig; dabadeed way furmaysaa.',
  'There is a lock already.': 'Quful hore ayuu u jiray.',
  'Unlock it, then change it.': 'Fur, dabadeed beddel.',
  'Somebody else is using this computer.': 'Qof kale ayaa kombiyuutarkan adeegsanaya.',
  'Lock it first.': 'Marka hore xir.',
  'Somebody is being added to this computer.': 'Qof ayaa kombiyuutarkan lagu darayaa.',
  'Wait, or stop that first.': 'Sug, ama taas marka hore jooji.',
  'That person is not on this computer any more.': 'Qofkaasi hadda kombiyuutarkan kuma jiro.',
  'Go back and choose again.': 'Dib u noqo oo mar kale dooro.',
  'Another Porchlight program is working in this folder.': 'Barnaamij kale oo Porchlight ah ayaa galkan ka shaqaynaya.',
  'Wait until it has finished, then try again.': 'Sug ilaa uu dhammaado, dabadeed mar kale isku day.',
  'This folder could not be opened: {other}.': 'Galkan lama furi karin: {other}.',
  'Nothing in it was changed. Run `porchlight doctor` on this computer.': 'Wax ku jira lama beddelin. Kombiyuutarkan ka socodsii `porchlight doctor`.',
  'Nobody is using this computer.': 'Cidna ma adeegsanayso kombiyuutarkan.',
  'Unlock first.': `Marka hore dooro “${open}”.`,
  'They are still a member, or may have work here that was not sent.': 'Weli waa xubin, ama waxaa laga yaabaa inay halkan u taallo shaqo aan la dirin.',
  'Have them unlock once while this computer is connected.': 'Ka codso inuu hal mar furo inta kombiyuutarkani xiriir leeyahay.',

  'Choose the name that you will be listed under.': 'Dooro magaca liiska lagugu qorayo.',
  'That name is too long. Use 40 characters at most, in one line.': 'Magacaasi aad buu u dheer yahay. Ugu badnaan 40 xaraf qor, hal sadar.',
  'Somebody on this computer is listed under that name. Choose another.': 'Qof kombiyuutarkan jooga ayaa magacaas leh. Mid kale dooro.',
  'That is too long. Use 200 characters at most.': 'Taasi aad bay u dheer tahay. Ugu badnaan 200 xaraf qor.',
  'A PIN has at least 6 digits and nothing else.': 'PIN-ku wuxuu leeyahay ugu yaraan 6 tiro iyo wax kale oo aan jirin.',
  'That PIN is among the first that anybody tries. Choose another.': 'PIN-kaasi waa kuwa ugu horreeya ee cid kastaa isku daydo. Mid kale dooro.',
  'A passphrase has at least 8 letters. Three words are easy to keep in mind.': 'Weedha sirta ah waxay leedahay ugu yaraan 8 xaraf. Saddex eray way fududahay in la xusuusto.',

  'The code begins with {prefix}-; copy the whole line.': 'Koodhku wuxuu ku bilaabmaa {prefix}-; sadarka oo dhan koobi garee.',
  'The code has a character that no code has, at place {place}; check it there.': 'Koodhka kaalinta {place} waxaa ku jira xaraf aan koodhna lahayn; halkaas ka hubi.',
  'The code is mistyped or incomplete; compare it with the original, or scan it.': 'Koodhka si khaldan ayaa loo qoray ama ma dhamma; la barbardhig kii asalka ahaa, ama sawir.',
  'The code was made by a newer app; update this app.': 'Koodhka waxaa sameeyey nooc ka cusub; cusboonaysii Porchlight.',
  'The invite does not open with this code; ask for a new invite.': 'Casuumaaddu koodhkan kuma furanto; mid cusub weydiiso.',
  'The invite\'s content is damaged; ask for a new invite.': 'Waxa casuumaadda ku jira way dhaawacan yihiin; mid cusub weydiiso.',
  'The invite was made by a newer app; update this app.': 'Casuumaadda waxaa sameeyey nooc ka cusub; cusboonaysii Porchlight.',
  'This is not the relay that the code was made for; ask for a new code and tell your administrator.':
    'Kani maaha gudbiyihii koodhka loo sameeyey; koodh cusub weydiiso, maamulahaagana u sheeg.',
  'This device was not let in. Ask your administrator; the characters on both screens must be the same.':
    'Qalabkan lama soo dayn. Weydii maamulahaaga; xarfaha labada shaashadood waa inay isku mid yihiin.',
  'This invite is no longer good: {why}; ask for a new one.': 'Casuumaaddani hadda ma shaqaynayso: {why}; mid cusub weydiiso.',
  'The agency\'s list does not have it.': 'Liiska hay’addu ma laha.',
  'It is another person\'s.': 'Qof kale ayaa leh.',
  'Its time is over.': 'Waqtigeedii wuu dhammaaday.',
  'The agency\'s roster does not hold: {error}.': 'Liiska hay’addu sax ma aha: {error}.',
  'Enrolling was interrupted; start it again.': 'Diiwaangelintii way go’day; mar kale bilow.',
  'The relay answered something else.': 'Gudbiyuhu wax kale ayuu ku jawaabay.',
  'The relay has no such invite: it was used or its time is over; ask for a new one.': 'Gudbiyuhu ma haayo casuumaaddaas: waa la adeegsaday ama waqtigeedii wuu dhammaaday; mid cusub weydiiso.',
  'The invite\'s key did not sign this; type its code again, or ask for a new one.': 'Furaha casuumaaddu tan ma saxiixin; koodhka mar kale qor, ama mid cusub weydiiso.',
  'This is a device that shares at an event: it lets nobody in; join at the agency\'s own relay first.':
    'Kani waa qalab munaasabad ku wadaaga: cidna ma soo daayo; marka hore gudbiyaha hay’adda ku biir.',
};
