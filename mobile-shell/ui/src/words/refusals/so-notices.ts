// Somali: notices that wait until somebody has read them, and why an entry that arrived was set aside.
import type { notices as es } from './es-notices';

export const notices: Readonly<Record<keyof typeof es, string>> = {
  'The disk is full: what arrives cannot be kept. Free some space; nothing is lost.': 'Disku wuu buuxaa: wixii yimaada lama kaydin karo. Meel bannee; waxba ma lumaan.',
  'The relay was put back from a backup and may have lost entries that it had signed for. This device hands in again what it wrote; tell whoever runs the relay.':
    'Gudbiyaha nuqul ayaa laga soo celiyey, waxaana laga yaabaa inuu lumiyey qoraallo uu saxiixay. Qalabkani wixii uu qoray mar kale ayuu dhiibayaa; u sheeg qofka gudbiyaha maamula.',
  'The relay shows this device a list of the agency that does not hold ({error}). Nothing of it was believed; your work stays here. Tell the records custodian.':
    'Gudbiyuhu wuxuu qalabkan tusayaa liis hay’adda oo aan sax ahayn ({error}). Waxba lagama rumaysan; shaqadaadu halkan ayay joogtaa. U sheeg hayaha diiwaanka.',
  'Your role no longer opens what you had begun. {left} that waited on this device went to the records custodian.':
    'Doorkaagu hadda ma furo wixii aad bilowday. {left} oo qalabkan ku sugayey ayaa hayaha diiwaanka loo gudbiyey.',
  'This device was removed from the agency. What you have not sent goes to the records custodian now; then everything is deleted here.':
    'Qalabkan waa laga saaray hay’adda. Wixii aadan dirin hadda hayaha diiwaanka ayaa loo gudbinayaa; dabadeed wax walba halkan waa laga tirtirayaa.',
  'This device was removed from the agency and holds nothing of it any more. {entries} unsent entries went to the records custodian, who signed for them.':
    'Qalabkan waa laga saaray hay’adda, waxbana kama haysto. {entries} qoraal oo aan la dirin ayaa loo gudbiyey hayaha diiwaanka, wuuna saxiixay.',
  'This device was removed from the agency, and some entries could not be handed over. They stay here; bring the device to the records custodian.':
    'Qalabkan waa laga saaray hay’adda, qoraallo qaarkoodna lama dhiibi karin. Halkan ayay joogaan; qalabka u keen hayaha diiwaanka.',
  'This device was not connected for {days} days. It has locked itself and forgotten what it held; what you had not sent is still here. Connect to the relay, and everything comes back.':
    'Qalabkani {days} maalmood xiriir ma lahayn. Iskiis ayuu u xirmay oo wuu ilaaway wixii uu hayey; wixii aadan dirin weli halkan ayay joogaan. Gudbiyaha ku xir, wax walbana way soo noqonayaan.',
  'A record was removed by order of the records custodian. {} unsent changes to it and {} unfinished forms about it are gone with it.':
    'Diiwaan baa lagu tirtiray amarka hayaha diiwaanka. {} isbeddel oo aan la dirin iyo {} foom oo qabyo ah oo ku saabsan ayaa la tagay.',
  'A record was removed by order of the records custodian. {} unsent changes to it are gone with it.':
    'Diiwaan ayaa lagu saaray amarka hayaha diiwaanka. {} isbeddel oo aan la dirin ayaa la tagay.',
  'Your work has moved: what you may no longer read was removed from this device. What you had not sent is with the records custodian.':
    'Shaqadaadu way wareegtay: wixii aanad hadda akhrisan karin qalabkan waa laga saaray. Wixii aadan dirin hayaha diiwaanka ayaa haya.',
  'The database on this device was damaged. It is set aside as {} and nothing is deleted; {} records, {} unsent changes and {} drafts were saved. The rest comes back from the relay.':
    'Kaydka qalabkani wuu dhaawacmay. Gooni ayaa loogu hayaa {}, waxbana lama tirtirin. Waxaa la badbaadiyey {} diiwaan, {} isbeddel oo aan la dirin iyo {} qabyo. Inta kale gudbiyaha ayay ka soo noqonaysaa.',

  'Its author is not on the roster.': 'Qofkii qoray liiska hay’adda kuma jiro.',
  'The author of a change is not on the roster.': 'Qofkii isbeddel qoray liiska hay’adda kuma jiro.',
  'It was sealed for another agency.': 'Hay’ad kale ayaa loo shaabadeeyey.',
  'It was sealed for another space.': 'Meel kale ayaa loo shaabadeeyey.',
  'Its author may not write in this space.': 'Qofkii qoray meeshan wax kuma qori karo.',
  'This device has no key for it.': 'Qalabkani furihiisa ma haysto.',
  'It was dropped in the wrong place.': 'Meel khaldan ayaa la dhigay.',
  'It is of a kind that this version does not know; update Porchlight.': 'Waa nooc aan noocan barnaamijku aqoon; cusboonaysii Porchlight.',
  'It claims to be another device\'s change.': 'Wuxuu sheeganayaa isbeddel qalab kale.',
  'It is no change of a record.': 'Maaha isbeddel diiwaan.',
  'A change in it is not signed by its author.': 'Isbeddel ku jira ma saxiixin qofkii qoray.',
  'Its signature is not its author\'s.': 'Saxiixiisu maaha kan qofkii qoray.',
  'Its record belongs to another space.': 'Diiwaankiisu meel kale ayuu ka tirsan yahay.',
  'The envelope holds something else; this app may be too old for it.': 'Baqshadda wax kale ayaa ku jira; noocani waxaa laga yaabaa inuu aad u duug yahay.',
  'The entry was sealed by another device than expected; fetch the agency\'s list again.': 'Qoraalka qalab kale ayaa shaabadeeyey; liiska hay’adda mar kale keen.',
  'The entry does not open with this space\'s key; it was changed on the way, fetch it again.': 'Qoraalku furaha meeshan kuma furmo; jidka ayaa lagu beddelay, mar kale keen.',
  'The entry was packed with dictionary {id}; update this app to read it.': 'Qoraalka waxaa lagu cufay qaamuuska {id}; cusboonaysii Porchlight si loo akhriyo.',
  'Unpacked, the entry would be larger than {limit} bytes; tell the custodian, it may be hostile.': 'Haddii la furo, qoraalku wuxuu ka weynaan lahaa {limit} bayt; u sheeg hayaha diiwaanka, weerar ayay noqon kartaa.',
  'The entry opened but its content is damaged; tell the custodian.': 'Qoraalku wuu furmay laakiin waxa ku jira way dhaawacan yihiin; u sheeg hayaha diiwaanka.',
  '{size} bytes are too few for an envelope; it was cut off on the way, send it again.': '{size} bayt baqshad kuma filna; jidka ayay ku go’day, mar kale dir.',
  'The entry has format {version} with algorithm {algorithm}; update this app to read it.': 'Qoraalku wuxuu leeyahay qaabka {version} iyo hannaanka {algorithm}; cusboonaysii Porchlight si loo akhriyo.',
};
