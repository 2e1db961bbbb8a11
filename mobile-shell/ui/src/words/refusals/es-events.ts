// Spanish: what is refused of events, groups, head counts and the promises on the way there.
import { changing } from '../es-changes';
import { events as say } from '../es-events';
import type { Catalog } from './match';

const { states } = say.events;
const { promiseStates } = changing;

export const events = {
  'Your role may not look at head counts.': 'Su función no puede ver la cuenta de asistentes.',
  'Your role may not look at the calendar.': 'Su función no puede ver el calendario.',
  'Your role may not look at events.': 'Su función no puede ver los eventos.',
  'Your role may not plan events.': 'Su función no puede planear eventos.',
  'Your role may not change events.': 'Su función no puede cambiar eventos.',
  'Your role may not count at events.': 'Su función no puede contar personas en los eventos.',
  'Your role may not look at groups.': 'Su función no puede ver los grupos.',
  'Your role may not add groups.': 'Su función no puede agregar grupos.',
  'Your role may not change groups.': 'Su función no puede cambiar grupos.',
  'Your role may not look at the evenings.': 'Su función no puede ver las noches de fiestas.',

  'An event needs a name.': 'El evento necesita un nombre.',
  'A group needs a name.': 'El grupo necesita un nombre.',
  'Say what people call it.': 'Escriba cómo lo llama la gente.',
  'An event needs a beginning and an end.': 'El evento necesita un comienzo y un final.',
  'Give both.': 'Ponga los dos.',
  'The event ends before it begins.': 'El evento termina antes de empezar.',
  'Correct one of the two times.': 'Corrija una de las dos horas.',
  'The event is longer than {} days.': 'El evento dura más de {} días.',
  'Correct the times, or plan one event for each week.': 'Corrija las horas, o planee un evento para cada semana.',
  'That is no state of an event.': 'Un evento no puede estar así.',
  'Say planned, underway, over or called_off.': `Elija ${states.planned}, ${states.underway}, ${states.over} o ${states.called_off}.`,
  'There is no such place on this device.': 'Ese lugar no está en este aparato.',

  'That is nothing that is counted.': 'Eso no se cuenta.',
  'More than {MOST_AT_ONCE} at once cannot be right.': 'Más de {MOST_AT_ONCE} a la vez no puede ser.',
  'Correct the number.': 'Corrija el número.',
  'Nobody has counted so many.': 'Nadie ha contado tantas personas.',
  'Take back less.': 'Quite menos.',

  'Your role may not promise follow-ups.': 'Su función no puede anotar promesas.',
  'Your role may not settle follow-ups.': 'Su función no puede resolver promesas.',
  'That is no state of a follow-up.': 'Una promesa no puede estar así.',
  'Say open, kept or dropped.': `Elija ${promiseStates.open}, ${promiseStates.kept} o ${promiseStates.dropped}.`,
  'A dropped promise needs a reason.': 'Para abandonar una promesa hace falta un motivo.',
  'Say in a few words why.': 'Diga por qué, en pocas palabras.',
} satisfies Catalog;
