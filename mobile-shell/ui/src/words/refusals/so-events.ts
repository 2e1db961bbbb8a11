// Somali: what is refused of events, groups, head counts and the promises on the way there.
import { changing } from '../so-changes';
import { events as say } from '../so-events';
import type { events as es } from './es-events';

const { states } = say.events;
const { promiseStates } = changing;

export const events: Readonly<Record<keyof typeof es, string>> = {
  'Your role may not look at head counts.': 'Doorkaagu ma eegi karo tirada dadka.',
  'Your role may not look at the calendar.': 'Doorkaagu ma eegi karo jadwalka munaasabadaha.',
  'Your role may not look at events.': 'Doorkaagu ma eegi karo munaasabadaha.',
  'Your role may not plan events.': 'Doorkaagu ma qorshayn karo munaasabado.',
  'Your role may not change events.': 'Doorkaagu ma beddeli karo munaasabadaha.',
  'Your role may not count at events.': 'Doorkaagu dad kama tirin karo munaasabadaha.',
  'Your role may not look at groups.': 'Doorkaagu ma eegi karo guddiyada.',
  'Your role may not add groups.': 'Doorkaagu ma dari karo guddiyo.',
  'Your role may not change groups.': 'Doorkaagu ma beddeli karo guddiyada.',
  'Your role may not look at the evenings.': 'Doorkaagu ma eegi karo habeennada xafladaha.',

  'An event needs a name.': 'Munaasabaddu magac ayay u baahan tahay.',
  'A group needs a name.': 'Guddigu magac ayuu u baahan yahay.',
  'Say what people call it.': 'Qor waxa dadku u yaqaan.',
  'An event needs a beginning and an end.': 'Munaasabaddu waxay u baahan tahay bilow iyo dhammaad.',
  'Give both.': 'Labadaba qor.',
  'The event ends before it begins.': 'Munaasabaddu way dhammaanaysaa ka hor inta aanay bilaaban.',
  'Correct one of the two times.': 'Labada saacadood midkood sax.',
  'The event is longer than {} days.': 'Munaasabaddu way ka dheer tahay {} maalmood.',
  'Correct the times, or plan one event for each week.': 'Saacadaha sax, ama toddobaad kasta munaasabad u qorshee.',
  'That is no state of an event.': 'Munaasabadi sidaas ma noqon karto.',
  'Say planned, underway, over or called_off.': `Dooro ${states.planned}, ${states.underway}, ${states.over} ama ${states.called_off}.`,
  'There is no such place on this device.': 'Meeshaas qalabkan kuma jirto.',

  'That is nothing that is counted.': 'Taas lama tiriyo.',
  'More than {MOST_AT_ONCE} at once cannot be right.': 'In ka badan {MOST_AT_ONCE} hal mar sax ma noqon karto.',
  'Correct the number.': 'Tirada sax.',
  'Nobody has counted so many.': 'Intaas cidna ma tirin.',
  'Take back less.': 'Wax ka yar ka jar.',

  'Your role may not promise follow-ups.': 'Doorkaagu ma qori karo ballamo.',
  'Your role may not settle follow-ups.': 'Doorkaagu ma xallin karo ballamo.',
  'That is no state of a follow-up.': 'Ballani sidaas ma noqon karto.',
  'Say open, kept or dropped.': `Dooro ${promiseStates.open}, ${promiseStates.kept} ama ${promiseStates.dropped}.`,
  'A dropped promise needs a reason.': 'Ballan laga tagay sabab ayay u baahan tahay.',
  'Say in a few words why.': 'Sababta erayo kooban ku sheeg.',
};
