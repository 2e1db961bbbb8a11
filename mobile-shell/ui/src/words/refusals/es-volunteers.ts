// Spanish: what is refused of volunteers and of the board.
import { volunteering } from '../es-volunteers';
import type { Catalog } from './match';

const { groups } = volunteering.volunteers;
const { taskStates, triggers, roll, walkUp } = volunteering.board;
const { locations } = volunteering.incident;

export const volunteers = {
  'Your role may not look at the roster of volunteers.': 'Su función no puede ver la lista de voluntarios.',
  'Your role may not see how to reach volunteers.': 'Su función no puede ver cómo comunicarse con los voluntarios.',
  'Your role may not register volunteers.': 'Su función no puede registrar voluntarios.',
  'Your role may not change volunteers.': 'Su función no puede cambiar los datos de los voluntarios.',
  'Your role may not write down how to reach volunteers.': 'Su función no puede anotar cómo comunicarse con los voluntarios.',
  'Your role may not make teams.': 'Su función no puede formar equipos.',
  'Your role may not give tasks.': 'Su función no puede asignar tareas.',
  'Your role may not end tasks.': 'Su función no puede terminar tareas.',
  'Your role may not call the roll.': 'Su función no puede pasar lista.',
  'Your role may not close roll-calls.': 'Su función no puede cerrar pases de lista.',
  'Your role may not write into the activity log.': 'Su función no puede escribir en el diario de actividades.',
  'Your role may not check volunteers in.': 'Su función no puede anotar llegadas de voluntarios.',
  'Your role may not check volunteers in and out.': 'Su función no puede anotar llegadas y salidas de voluntarios.',
  'Your role may not change check-ins.': 'Su función no puede cambiar las llegadas anotadas.',
  'Your role may not look at the board.': 'Su función no puede ver el tablero.',
  'Your role may not look at the organization of an event.': 'Su función no puede ver la organización de un evento.',
  'Your role may not change the organization of an event.': 'Su función no puede cambiar la organización de un evento.',
  'Your role may not look at hours.': 'Su función no puede ver las horas.',
  'Your role may not print forms of an event.': 'Su función no puede imprimir los formularios de un evento.',
  'Your role may not print how to reach volunteers.': 'Su función no puede imprimir cómo comunicarse con los voluntarios.',

  'A volunteer needs a name.': 'Falta el nombre del voluntario.',
  'Write it as it should stand on the badge.': 'Escríbalo como debe aparecer en la credencial.',
  'Which volunteers do they belong to?': '¿A qué grupo de voluntarios pertenece?',
  'There are no such volunteers.': 'Ese grupo de voluntarios no existe.',
  'Say cert, reserve, chaplain or other.': `Elija ${groups.cert}, ${groups.reserve}, ${groups.chaplain} u ${groups.other}.`,

  'No volunteer has this badge.': 'Ningún voluntario tiene esta credencial.',
  'Check them in by name, or as somebody who walked up.': `Anote la llegada por nombre, o con “${walkUp}”.`,
  'A name is needed.': 'Hace falta un nombre.',
  'Ask for it: it is how they are found.': 'Pregúntelo: así se encuentra a la persona.',
  'That is more than {} days ago.': 'De eso hace más de {} días.',
  'Hours that nobody wrote down in time are not counted.': 'Las horas que nadie anotó a tiempo no se cuentan.',
  'That is not written down.': 'Eso no está anotado.',
  'Look again: somebody took it back.': 'Mire otra vez: alguien lo quitó.',

  'Nothing is written there.': 'Ahí no hay nada escrito.',
  'Say what there is to do.': 'Diga qué hay que hacer.',
  'A task that is given up needs a reason.': 'Para abandonar una tarea hace falta un motivo.',
  'Say why.': 'Diga por qué.',
  'That is no end of a task.': 'Una tarea no puede terminar así.',
  'Say done or given_up.': `Elija “${taskStates.done}” o “${taskStates.given_up}”.`,
  'Say why: timer, evacuation, weather, missing person.': `Diga por qué: ${triggers.timer}, ${triggers.evacuation}, ${triggers.weather}, ${triggers['missing person']}.`,
  'This roll-call is closed.': 'Este pase de lista está cerrado.',
  'Call the roll anew.': `Pase lista de nuevo, en “${roll}”.`,
  'Not accounted for: {missing}.': 'No se sabe dónde están: {missing}.',
  'Say what is done to find them, or check out who has gone.': 'Diga qué se hace para encontrarlos, o anote la salida de quienes se fueron.',
  'Say what happened.': 'Diga qué pasó.',

  'There is no such place to check in on the form.': 'En el formulario no hay tal lugar de llegada.',
  'Say base, staging_area, icp, helibase or other.': `Elija ${locations.base}, ${locations.staging_area}, ${locations.icp}, ${locations.helibase} u ${locations.other}.`,
  'A roll-call is due every {} to {} minutes.': 'Se pasa lista cada {} a {} minutos.',
  'Choose a number in between, or leave it empty.': 'Elija un número entre los dos, o déjelo vacío.',
  'There is no such position.': 'Ese puesto no existe.',
  'Choose one of the list.': 'Elija de la lista.',
  'The last day is before the first.': 'El último día es anterior al primero.',
  'Correct one of the two days.': 'Corrija uno de los dos días.',
} satisfies Catalog;
