// Somali: what the relay says no with, to an entry, to a photo or paper, or to the device.
import type { relay as es } from './es-relay';

export const relay: Readonly<Record<keyof typeof es, string>> = {
  'The entry belongs to another agency; it stays on this device.': 'Qoraalka hay’ad kale ayaa leh; qalabkan ayuu ku hadhayaa.',
  'The entry was sealed by another device; send it from that one, it stays on this device.': 'Qoraalka qalab kale ayaa shaabadeeyey; kaas ka dir, halkan ayuu ku hadhayaa.',
  'The agency has no such space; fetch its list, the entry stays on this device.': 'Hay’addu meeshaas ma laha; liiskeeda keen, qoraalku qalabkan ayuu ku hadhayaa.',
  'The entry names a key that the agency\'s list does not have; fetch the list and send it again.': 'Qoraalku wuxuu magacaabayaa fure aan liiska hay’adda ku jirin; liiska keen oo mar kale dir.',
  'The space has a newer key; the app seals the entry again under that one and sends it.': 'Meeshu waxay leedahay fure ka cusub; qoraalka kaas ayaa lagu shaabadaynayaa oo iskiis ayaa loo dirayaa.',
  'The record was expunged and takes no more changes; read what this device still has of it, ask the records custodian, then let it go.':
    'Diiwaanka weligiis waa la saaray, isbeddel dambena ma qaato; akhri waxa qalabkan kaga hadhay, weydii hayaha diiwaanka, dabadeed iska daa.',
  'What compacts a record is one snapshot, up to a number that the log has; fetch the log and compact again.': 'Waxa diiwaan soo koobaa ma gaadhsiisna halka gudbiyuhu marayo; wixii maqan waa la keenayaa oo mar kale waa la soo koobayaa.',
  'The relay holds as much of this device in custody as it may; the records custodian must settle some, the entry stays on this device and will be sent again.':
    'Gudbiyuhu wuxuu hayaa inta ugu badan ee uu qalabkan ka hayn karo; hayaha diiwaanka waa inuu qaar xalliyaa. Qoraalku qalabkan ayuu joogaa, mar kalena waa la dirayaa.',
  'This member may not write there; ask an administrator, the entry stays on this device.': 'Qofkani halkaas wax kuma qori karo; weydii maamule. Qoraalku qalabkan ayuu ku hadhayaa.',
  'The relay does not know this form of entry; ask its operator to update it.': 'Gudbiyuhu ma yaqaan qaabkan qoraalka; ka codso qofka maamula inuu cusboonaysiiyo.',
  'The entry is {size} bytes, the limit is {MAX_ENVELOPE}; shorten it or attach a file.': 'Qoraalku waa {size} bayt, ugu badnaanna waa {MAX_ENVELOPE}; soo gaabi ama fayl ku dar.',
  'The relay\'s disk is full; its operator must free some.': 'Diskiga gudbiyuhu wuu buuxaa; qofka maamula waa inuu meel banneeyaa.',
  'The relay\'s database failed; tell its operator.': 'Kaydka gudbiyuhu wuu fashilmay; u sheeg qofka maamula.',
  '{say}. The entry is safe on this device and will be sent again.': '{say}. Qoraalku qalabkan waa ku ammaan, mar kalena waa la dirayaa.',
  'This device has sent more than the relay takes at once; the entry is safe on it and will be sent again in {seconds} seconds.':
    'Qalabkani wuxuu diray in ka badan inta gudbiyuhu hal mar qaado; qoraalku waa ku ammaan, waxaana mar kale la dirayaa {seconds} ilbiriqsi ka dib.',

  'It has more bytes than this relay takes of one photo or paper; make the picture smaller, or split the paper.': 'Wuu ka weyn yahay inta gudbiyahani hal sawir ama warqad ka qaado; sawirka yaree, ama warqadda kala qaybi.',
  'The city\'s store for photos is full; whoever runs the relay can make room, and it goes by itself then.': 'Kaydka sawirrada ee magaaladu wuu buuxaa; qofka gudbiyaha maamula ayaa meel bannayn kara, markaas iskiis ayuu u baxayaa.',
  'The relay\'s disk is nearly full and what is left is kept for records; its operator must free some.': 'Diskiga gudbiyuhu wuu buuxsamayaa, inta hadhayna diiwaannada ayaa loo hayaa; qofka maamula waa inuu meel banneeyaa.',
  'What it belongs to has not arrived; that goes first, then this by itself.': 'Wixii uu ka tirsanaa ma iman; kaas ayaa hore u baxaya, dabadeed kan ayaa iskiis u baxaya.',
  'What arrived is not what was to arrive; it is sent again from the beginning.': 'Wixii yimid maaha wixii la sugayey; bilowga ayaa mar kale laga dirayaa.',
  'The relay does not have it; the device that it was added on has not sent all of it yet.': 'Gudbiyuhu ma haayo; qalabkii lagu daray weli dhammaan ma soo dirin.',
  'The space that it belongs to is not open yet; it goes by itself then.': 'Meeshii uu ka tirsanaa weli ma furna; markay furanto iskiis ayuu u baxayaa.',
  'This member may not read there; ask an administrator.': 'Qofkani halkaas wax kama akhrin karo; weydii maamule.',
  'What it belongs to was expunged; it goes with it.': 'Wixii uu ka tirsanaa weligood waa la saaray; isna wuu raacayaa.',
  'This device has sent more photos than the relay takes at once; it goes on soon.': 'Qalabkani wuxuu diray sawirro ka badan inta gudbiyuhu hal mar qaado; dhowaan ayuu sii soconayaa.',
  'The relay\'s database failed; tell its operator. It will be sent again.': 'Kaydka gudbiyuhu wuu fashilmay; u sheeg qofka maamula. Mar kale ayaa la dirayaa.',
  'This member may not write there; ask an administrator. It stays on this device.': 'Qofkani halkaas wax kuma qori karo; weydii maamule. Qalabkan ayuu ku hadhayaa.',

  'Nothing was heard for too long; connect again.': 'Muddo dheer waxba lama maqal; mar kale ku xir.',
  'This address asks more often than the relay allows; try again in {} seconds.': 'Cinwaankani wuxuu weydiinayaa in ka badan inta gudbiyuhu oggol yahay; mar kale isku day {} ilbiriqsi ka dib.',
  'This device has as many connections as it may; close the others, or try again in a minute.': 'Qalabkani wuxuu leeyahay xiriirradii loo oggolaa oo dhan; kuwa kale xir, ama daqiiqad ka dib isku day.',
  'The relay restarts; connect again in a minute, nothing is lost.': 'Gudbiyuhu dib ayuu u bilaabmayaa; daqiiqad ka dib mar kale ku xir, waxba ma lumaan.',
  'The relay failed and stored nothing; try again, and tell its operator if it stays so.': 'Gudbiyuhu wuu fashilmay, waxbana ma kaydin; mar kale isku day, u sheegna qofka maamula haddii ay sidaas ahaato.',
  'This frame does not belong here; connect again, and update the app.': 'Fariintani halkan kuma habboona; mar kale ku xir, cusboonaysiina Porchlight.',
  'The relay does not know this frame; ask its operator to update it.': 'Gudbiyuhu ma yaqaan fariintan; ka codso qofka maamula inuu cusboonaysiiyo.',
  'This relay speaks protocol {VERSIONS:?}, the app {versions:?}; update the older one.': 'Gudbiyahani wuxuu ku hadlaa {VERSIONS:?}, Porchlight-ka halkanna {versions:?}; kan duugga ah cusboonaysii.',
  'The relay does not know this device; join the agency with an invite.': 'Gudbiyuhu qalabkan ma yaqaan; hay’adda ku biir casuumaad.',
  'The device could not prove who it is; connect again, or enrol it again.': 'Qalabku ma caddayn karin waxa uu yahay; mar kale ku xir, ama mar kale diiwaangeli.',
  'This device was revoked; ask an administrator of the agency.': 'Qalabkan waa laga noqday; weydii maamule hay’adda ka tirsan.',
  'This device was removed from the agency; what it has not sent goes to the agency\'s own relay.': 'Qalabkan waa laga saaray hay’adda; wixii uusan dirin gudbiyaha hay’adda ayay tagayaan.',
  'The relay has as many connections as it can hold; try again in a minute.': 'Gudbiyuhu wuxuu leeyahay xiriirradii uu qaadi karay oo dhan; daqiiqad ka dib mar kale isku day.',
  'A signed word is not this device\'s own; connect again.': 'Saxiix qalabkan ma laha; mar kale ku xir.',
  'A push holds at most {MAX_ENVELOPES_PER_BATCH} entries; send less at once.': 'Hal diris waxay qaaddaa ugu badnaan {MAX_ENVELOPES_PER_BATCH} qoraal; hal mar wax ka yar dir.',
  'A record is compacted by one snapshot; connect again, and update the app.': 'Diiwaan hal mar ayaa la soo koobaa; mar kale ku xir, cusboonaysiina Porchlight.',
  'Nobody is admitted, changed or removed here: this relay only shares at an event; do that when the agency\'s own relay is reached again.':
    'Halkan cidna laguma oggolaado, lama beddelo, lagamana saaro: gudbiyahani munaasabad uun buu ku wadaagaa; samee marka gudbiyaha hay’adda la helo.',
};
