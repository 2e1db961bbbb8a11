// Spanish texts that are read by the person they are about: consent to be referred, an Explorer's own page.
import type { Translation } from './translated';

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** Merged into the catalog by `es.ts`. */
export const own: Pick<Translation, 'consent' | 'ownPage'> = {
  consent: {
    title: '¿Está de acuerdo?',
    warnHead: 'Quien pudo haber lastimado a esta persona no puede consentir por ella',
    warn: 'Pregúntele a solas, sin que nadie oiga. Si no puede, no pregunte ahora.',
    read: 'Léale esto',
    to: (recipient) => `Para ${recipient}`,
    scope: 'Qué se puede contar',
    scopeFirst: 'Su nombre y su número, y lo que está escrito arriba',
    until: 'Hasta',
    days: (days) => many(days, 'día', 'días'),
    alone: 'Pregunté a solas. Nadie que pudo haberle lastimado estaba presente ni habló por la persona.',
    agrees: 'Está de acuerdo',
    says_no: 'Dice que no',
    next: 'Enviarlo',
  },
  ownPage: {
    title: 'Mi página',
    say: 'Esta página la leen usted, sus asesores y el custodio de los registros. Los administradores también pueden leer sus horas, sesiones, acompañamientos y papeles. Nadie más.',
    none: 'Su página todavía no está en este aparato. El aparato de un asesor la escribe en cuanto se conecta. Si no llega, pregunte a su asesor.',
    joined: (day) => `Explorer desde ${day}`,
    left: 'Usted ya no es Explorer. Lo que está escrito aquí sigue siendo suyo para leer.',
    papers: 'Mis papeles',
    paperNames: { consent: 'Permiso de su tutor', training: 'Curso de protección de jóvenes', registration: 'Inscripción' },
    paperAbout: {
      consent: 'Su madre, padre o tutor está de acuerdo con que usted participe. Desde los 18 años, usted mismo da el permiso.',
      training: 'Un curso corto sobre cómo jóvenes y adultos se cuidan entre sí.',
      registration: 'Usted está inscrito para este año, y asegurado.',
    },
    good: (day) => `En orden hasta ${day}`,
    endsSoon: (day) => `Vence pronto, el ${day}. Pregunte a su asesor qué hace falta.`,
    ended: (day) => `Venció el ${day}. Sin esto no puede hacer recorridos. Pregunte a su asesor.`,
    missing: 'Falta. Sin esto no puede hacer recorridos. Pregunte a su asesor.',
    hours: 'Mis horas',
    hoursSay: 'Horas y minutos. Cada clase se cuenta aparte.',
    columns: {
      training: 'Capacitación',
      service: 'Servicio',
      ride_along: 'Recorridos en patrulla',
      competition: 'Competencias',
      unapproved: 'Sin aprobar todavía',
    },
    sessions: 'Mis sesiones',
    sessionsNone: 'Todavía no estuvo en ninguna sesión.',
    sessionCount: (count) => many(count, 'sesión', 'sesiones'),
    kinds: { training: 'Capacitación', service: 'Servicio', competition: 'Competencia' },
    approved: 'Aprobada',
    notApproved: 'Sin aprobar todavía',
    unclear: 'Falta anotar una llegada o una salida. Diga a su asesor cuándo llegó y cuándo se fue.',
    rides: 'Mis recorridos en patrulla',
    ridesNone: 'Todavía no tiene ningún recorrido.',
    rideWith: (officer) => `Con ${officer}`,
    rideStates: { planned: 'Planeado, sin aprobar todavía', approved: 'Aprobado', out: 'En camino', back: 'De vuelta', called_off: 'Cancelado' },
  },
};
