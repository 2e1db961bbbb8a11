// Somali: what is told of the line to the relay and to the lead's device, and sharing at
// an event.
import { shell } from '../so-shell';
import type { line as es } from './es-line';

const { settings } = shell.app;

export const line: Readonly<Record<keyof typeof es, string>> = {
  'The relay does not answer.': 'Gudbiyuhu ma jawaabayo.',
  'The relay is not running.': 'Gudbiyuhu ma shaqaynayo.',
  'There is no connection to the relay.': 'Gudbiyaha xiriir lalama laha.',
  'The relay\'s address is not one; it looks like wss://relay.example.': 'Cinwaanka gudbiyuhu sax ma aha; wuxuu u eg yahay wss://relay.example.',
  'The relay has as many connections from here as it allows; it is tried again.': 'Gudbiyuhu wuxuu leeyahay xiriirradii uu halkan ka oggolaa oo dhan; mar kale ayaa la isku dayayaa.',
  'The relay\'s address answers, but not as a relay.': 'Cinwaanka gudbiyuhu wuu jawaabayaa, laakiin gudbiye ahaan maaha.',
  'The relay hung up without an answer.': 'Gudbiyuhu jawaab la’aan ayuu gooyey.',
  'The relay took too long to answer.': 'Gudbiyuhu aad buu ugu daahay jawaabta.',
  'The relay fell silent.': 'Gudbiyuhu wuu aamusay.',
  'The relay sent something that cannot be read.': 'Gudbiyuhu wuxuu soo diray wax aan la akhrisan karin.',
  'The relay closed the connection.': 'Gudbiyuhu xiriirka wuu xiray.',
  'The connection broke.': 'Xiriirku wuu go’ay.',
  'Disconnected.': 'Xiriirku ma jiro.',
  'The store stopped.': 'Kaydka qalabkan wuu istaagay.',
  'Fetching again what was forgotten.': 'Wixii la ilaaway mar kale ayaa la keenayaa.',
  'Fetching again what was given back.': 'Wixii la celiyey mar kale ayaa la keenayaa.',
  'Offering again what the relay could not take.': 'Wixii gudbiyuhu qaadan kari waayey mar kale ayaa la siinayaa.',
  'This device was removed from the agency.': 'Qalabkan waa laga saaray hay’adda.',
  'The recovery kit\'s keys are not at the relay yet.': 'Furayaasha xirmada soo kabashada weli gudbiyaha ma joogaan.',
  'The relay\'s roster does not hold: {error}.': 'Liiska gudbiyuhu muujinayo sax ma aha: {error}.',
  'The relay did not answer within 20 seconds.': 'Gudbiyuhu 20 ilbiriqsi gudahood kuma jawaabin.',
  'The connection to the relay ended before it answered.': 'Xiriirka gudbiyuhu wuu dhammaaday ka hor intaanu jawaabin.',
  'This needs the relay, and there is no connection.': 'Tani gudbiyaha ayay u baahan tahay, xiriirna ma jiro.',
  'This is not the relay that this device was enrolled with; ask who runs the relay.': 'Kani maaha gudbiyihii qalabkan lagu diiwaangeliyey; weydii qofka gudbiyaha maamula.',
  'The relay chose a protocol that this version does not speak; update Porchlight.': 'Gudbiyuhu wuxuu doortay hab aan noocani aqoon; cusboonaysii Porchlight.',
  'What answers is not the relay that it claims to be; ask who runs the relay.': 'Waxa jawaabaya maaha gudbiyihii uu sheeganayo; weydii qofka gudbiyaha maamula.',
  'The relay was put back from a backup; fetching everything again.': 'Gudbiyaha nuqul ayaa laga soo celiyey; wax walba mar kale ayaa la keenayaa.',
  'The relay left out a part of the log; connecting again.': 'Gudbiyuhu qayb ayuu ka tagay; mar kale ayaa la xirayaa.',
  'The relay sent something out of turn.': 'Gudbiyuhu wax aan markoodii ahayn ayuu soo diray.',
  'The relay numbers its statements beyond reason.': 'Gudbiyuhu liiska hay’adda si aan suurtogal ahayn ayuu u tiriyaa.',
  'The relay sent a malformed batch.': 'Gudbiyuhu wuxuu soo diray qoraallo qaabkoodu sax ahayn.',
  'The relay\'s receipt is not signed by the relay we know.': 'Rasiidhka ma saxiixin gudbiyaha aan naqaan.',
  'The relay\'s receipt is for another agency.': 'Rasiidhka gudbiyaha hay’ad kale ayaa leh.',
  'The relay answered a push that was not made.': 'Gudbiyuhu wuxuu ka jawaabay diris aan dhicin.',
  'The relay signed for what was not sent.': 'Gudbiyuhu wuxuu saxiixay wax aan la dirin.',

  'This is no authority\'s certificate in PEM ({why}); ask whoever runs the relay for its CA file.':
    'Tani maaha shahaado bixiye oo PEM ah ({why}); faylka CA weydiiso qofka gudbiyaha maamula.',
  'It is empty.': 'Way madhan tahay.',
  'Nobody that this device trusts vouches for the relay\'s certificate; if the city has an authority of its own, get its CA file from whoever runs the relay and give it once, with --relay-ca FILE or in the settings.':
    `Cid qalabkani ku kalsoon yahay ma dammaanad qaado shahaadada gudbiyaha; haddii magaaladu leedahay bixiye u gaar ah, faylkeeda CA weydiiso qofka gudbiyaha maamula oo hal mar geli, --relay-ca FILE ama “${settings}”.`,
  'The relay\'s certificate has run out, or this device\'s clock is wrong; tell whoever runs the relay.':
    'Shahaadada gudbiyuhu way dhacday, ama saacadda qalabkani way khaldan tahay; u sheeg qofka gudbiyaha maamula.',
  'The relay\'s certificate is not for this address; check the address, or tell whoever runs the relay.':
    'Shahaadada gudbiyuhu cinwaankan ma aha; hubi cinwaanka, ama u sheeg qofka gudbiyaha maamula.',
  'The relay does not speak TLS 1.3 at this address; ask whoever runs it whether it is wss:// or ws://.':
    'Gudbiyuhu cinwaankan kuma adeegsado TLS 1.3; weydii qofka maamula inay tahay wss:// ama ws://.',

  'The lead’s device does not answer; are both on the same Wi-Fi or hotspot?': 'Qalabka hoggaamiyuhu ma jawaabayo; labaduba ma ku jiraan isla Wi-Fi-ga ama hotspot-ka?',
  'What answers there is not the device that the code is for; scan the code on the lead’s screen again.':
    'Waxa halkaas ka jawaabaya maaha qalabkii koodhka lahaa; mar kale iska baadh koodhka shaashadda hoggaamiyaha.',
  'The line to the lead’s device broke.': 'Xiriirka qalabka hoggaamiyuhu wuu go’ay.',
  'The lead’s device fell silent.': 'Qalabka hoggaamiyuhu wuu aamusay.',
  'Scan the code on the lead’s screen again.': 'Mar kale iska baadh koodhka shaashadda hoggaamiyaha.',
  'This code is for another agency’s devices.': 'Koodhkan waxaa leh qalabka hay’ad kale.',
  'Only devices of one agency share. Scan the code on your own lead’s screen.': 'Qalabka hal hay’ad oo keliya ayaa wadaaga. Iska baadh koodhka shaashadda hoggaamiyahaaga.',
  'This computer is on no network that others could reach it by.': 'Kombiyuutarkani kuma jiro shabakad kuwa kale ka gaadhi karaan.',
  'Switch on its hotspot, or join the Wi-Fi or hotspot that the others are on. No internet is needed.':
    'Shid hotspot-kiisa, ama gal Wi-Fi-ga ama hotspot-ka kuwa kale ku jiraan. Internet looma baahna.',
  'Sharing could not begin: {other}.': 'Wadaagidda lama bilaabi karin: {other}.',
  'Somebody else shares from this computer.': 'Qof kale ayaa kombiyuutarkan ka wadaagaya.',
  'They have to stop it first.': 'Isaga ayaa marka hore joojinaya.',
};
