// Somali: what is refused of volunteers and of the board.
import { volunteering } from '../so-volunteers';
import type { volunteers as es } from './es-volunteers';

const { groups } = volunteering.volunteers;
const { taskStates, triggers, roll, walkUp } = volunteering.board;
const { locations } = volunteering.incident;

export const volunteers: Readonly<Record<keyof typeof es, string>> = {
  'Your role may not look at the roster of volunteers.': 'Doorkaagu ma eegi karo liiska mutadawiciinta.',
  'Your role may not see how to reach volunteers.': 'Doorkaagu ma arki karo sida mutadawiciinta loola xiriiro.',
  'Your role may not register volunteers.': 'Doorkaagu ma diiwaangelin karo mutadawiciin.',
  'Your role may not change volunteers.': 'Doorkaagu ma beddeli karo xogta mutadawiciinta.',
  'Your role may not write down how to reach volunteers.': 'Doorkaagu ma qori karo sida mutadawiciinta loola xiriiro.',
  'Your role may not make teams.': 'Doorkaagu ma samayn karo kooxo.',
  'Your role may not give tasks.': 'Doorkaagu ma bixin karo hawlo.',
  'Your role may not end tasks.': 'Doorkaagu ma dhammayn karo hawlo.',
  'Your role may not call the roll.': 'Doorkaagu ma samayn karo magac-wicid.',
  'Your role may not close roll-calls.': 'Doorkaagu ma xiri karo magac-wicidda.',
  'Your role may not write into the activity log.': 'Doorkaagu wax kuma qori karo buugga dhacdooyinka.',
  'Your role may not check volunteers in.': 'Doorkaagu ma qori karo imaanshaha mutadawiciinta.',
  'Your role may not check volunteers in and out.': 'Doorkaagu ma qori karo imaanshaha iyo bixitaanka mutadawiciinta.',
  'Your role may not change check-ins.': 'Doorkaagu ma beddeli karo imaanshaha la qoray.',
  'Your role may not look at the board.': 'Doorkaagu ma eegi karo looxa.',
  'Your role may not look at the organization of an event.': 'Doorkaagu ma eegi karo abaabulka munaasabadda.',
  'Your role may not change the organization of an event.': 'Doorkaagu ma beddeli karo abaabulka munaasabadda.',
  'Your role may not look at hours.': 'Doorkaagu ma eegi karo saacadaha.',
  'Your role may not print forms of an event.': 'Doorkaagu ma daabici karo foomamka munaasabadda.',
  'Your role may not print how to reach volunteers.': 'Doorkaagu ma daabici karo sida mutadawiciinta loola xiriiro.',

  'A volunteer needs a name.': 'Mutadawacu magac ayuu u baahan yahay.',
  'Write it as it should stand on the badge.': 'U qor sida kaarka lagu qorayo.',
  'Which volunteers do they belong to?': 'Kooxdee mutadawiciinta ah ayuu ka tirsan yahay?',
  'There are no such volunteers.': 'Koox mutadawiciin ah oo noocaas ah ma jirto.',
  'Say cert, reserve, chaplain or other.': `Dooro ${groups.cert}, ${groups.reserve}, ${groups.chaplain} ama ${groups.other}.`,

  'No volunteer has this badge.': 'Mutadawac kaarkan leh ma jiro.',
  'Check them in by name, or as somebody who walked up.': `Imaanshaha magac ku qor, ama adeegso “${walkUp}”.`,
  'A name is needed.': 'Magac ayaa loo baahan yahay.',
  'Ask for it: it is how they are found.': 'Weydii: sidaas ayaa qofka lagu helaa.',
  'That is more than {} days ago.': 'Taasi waa in ka badan {} maalmood ka hor.',
  'Hours that nobody wrote down in time are not counted.': 'Saacadaha aan cidna waqtigii ku qorin lama tiriyo.',
  'That is not written down.': 'Taas lama qorin.',
  'Look again: somebody took it back.': 'Mar kale eeg: cid ayaa ka saartay.',

  'Nothing is written there.': 'Halkaas waxba kuma qorna.',
  'Say what there is to do.': 'Sheeg waxa la qabanayo.',
  'A task that is given up needs a reason.': 'Hawl laga tagay sabab ayay u baahan tahay.',
  'Say why.': 'Sheeg sababta.',
  'That is no end of a task.': 'Hawli sidaas kuma dhammaato.',
  'Say done or given_up.': `Dooro “${taskStates.done}” ama “${taskStates.given_up}”.`,
  'Say why: timer, evacuation, weather, missing person.': `Sheeg sababta: ${triggers.timer}, ${triggers.evacuation}, ${triggers.weather}, ${triggers['missing person']}.`,
  'This roll-call is closed.': 'Magac-wiciddan waa la xiray.',
  'Call the roll anew.': `Mar kale magacyada wac, qaybta “${roll}”.`,
  'Not accounted for: {missing}.': 'Lama hubin: {missing}.',
  'Say what is done to find them, or check out who has gone.': 'Sheeg waxa loo samaynayo si loo helo, ama qor bixitaanka kuwa tagay.',
  'Say what happened.': 'Sheeg waxa dhacay.',

  'There is no such place to check in on the form.': 'Foomka kuma jirto meel noocaas ah oo imaanshaha lagu qoro.',
  'Say base, staging_area, icp, helibase or other.': `Dooro ${locations.base}, ${locations.staging_area}, ${locations.icp}, ${locations.helibase} ama ${locations.other}.`,
  'A roll-call is due every {} to {} minutes.': 'Magac-wicid waxaa la sameeyaa {} ilaa {} daqiiqo kasta.',
  'Choose a number in between, or leave it empty.': 'Dooro tiro u dhexaysa labadaas, ama bannee.',
  'There is no such position.': 'Jago noocaas ah ma jirto.',
  'Choose one of the list.': 'Liiska ka dooro.',
  'The last day is before the first.': 'Maalinta u dambaysa waxay ka horraysaa tan u horraysa.',
  'Correct one of the two days.': 'Labada maalmood midkood sax.',
};
