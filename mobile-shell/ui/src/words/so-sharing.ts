// Somali texts of sharing at an event without signal.
import type { Translation } from './translated';

/** Merged into the catalog by `so.ts`. */
export const sharing: Pick<Translation, 'sharing'> = {
  sharing: {
    title: 'Wadaagid goobta munaasabadda',
    row: 'Halkan ku wadaag, ama ku biir',
    rowSay: 'Munaasabad aan xiriir lahayn: qalabka dadka oo dhan wuxuu ku wadaagayaa kan hoggaamiyaha',
    say: 'Meesha aad joogto xiriir ma laha? Hal qalab ayaa wadaaga, kuwa kalena way ku biiraan. Waxa qof walba qoro isla markiiba way gaadhaan kuwa kale, gudbiyahana goor dambe.',
    start: 'Halkan ku wadaag, xiriir la’aan',
    startHead: 'Kombiyuutarka hoggaamiyaha',
    startSay: 'Kuwa kale waa inay ku jiraan isla Wi-Fi-ga, ama hotspot-ka kombiyuutarkan. Internet looma baahna.',
    join: 'Dadka kale oo dhan',
    joinSay: 'Iska baadh koodhka shaashadda hoggaamiyaha.',
    code: 'Ama qor koodhka',
    codeHint: 'Wuxuu ku bilaabmaa HERE1-.',
    joinIt: 'Ku biir',
    scan: 'Iska baadh si aad halkan ugu biirto',
    line: 'Ama qor sadarkan',
    steps: [
      'Gal isla Wi-Fi-ga ama hotspot-ka kombiyuutarkan.',
      'Fur looxa munaasabadda, ama Dirista.',
      'Dooro “Halkan ku wadaag, ama ku biir”, kadibna iska baadh.',
    ],
    lines: 'Labada xiriir',
    relay: 'Gudbiyaha:',
    relayIs: {
      offline: 'xiriir ma jiro',
      connecting: 'waa la xirayaa',
      catching_up: 'waa ku xiran yahay, waa la gaarayaa',
      live: 'waa ku xiran yahay',
      refused: 'qalabkan waa diiday',
    },
    here: 'Halkan waa la wadaagay:',
    hereIs: {
      offline: 'qalabka hoggaamiyaha lama gaadhi karo',
      connecting: 'qalabka hoggaamiyaha ayaa la raadinayaa',
      catching_up: 'waa ku xiran yahay',
      live: 'waa ku xiran yahay',
      refused: 'qalabkan lama wadaago',
    },
    devices: (count) => (count < 2 ? 'weli cid kale kuma biirin' : `${count} qalab`),
    waits: (count, shared) =>
      shared > 0 ? `${count} diiwaan ayaa sugaya gudbiyaha; ${shared} ka mid ah waxay ku jiraan qalabka hoggaamiyahana.` : `${count} diiwaan ayaa sugaya gudbiyaha.`,
    waitsOwn: (count, offered) =>
      offered > 0 ? `${count} diiwaan ayaa sugaya gudbiyaha. Halkan ayaa laga wadaagay: ${offered}.` : `${count} diiwaan ayaa sugaya gudbiyaha.`,
    brought: (count) => `${count} diiwaan oo dad kale leeyihiin ayaa halkan yimid, gudbiyahana weli ma joogaan.`,
    refused: (count) => `${count} qoraal oo qalabka hoggaamiyuhu qaadan kari waayey. Sidii hore gudbiyaha ayay sugayaan.`,
    unread: (count) => `${count} qoraal oo dad kale leeyihiin halkan laguma akhrin karo. Gudbiyaha ayay la imanayaan.`,
    stop: 'Jooji wadaagidda',
    stopSay: 'Wixii la wadaagay waxay ku hadhayaan qalabka dadka oo dhan, qof walbana kiisa ayuu gudbiyaha u dirayaa. Wadaagiddu way socotaa inta kombiyuutarkani xiran yahay.',
    leave: 'Ka bax',
    leaveSay: 'Waxa aad qortay halkan ayay ku hadhayaan, gudbiyaha ayayna sugayaan.',
    truthHead: 'Waxa wadaagiddu tahay, iyo waxa aanay ahayn',
    truth: [
      'La wadaagay ma aha la diray: rasiidhka gudbiyaha oo keliya ayaa sheega in gudbiyuhu hayo.',
      'Qalabka hoggaamiyuhu wuxuu gudbiyaa xataa waxa aanu akhrin karin, iyaga oo shaabadaysan. Wax ka badan sidii hore ma furi karo.',
      'Xiriirku waa sireysan yahay, koodhka shaashadda hoggaamiyuhuna wuxuu caddeeyaa cidda leh.',
      'Halkan cidna laguma ogolaado, lagamana saaro. Qalab la saaray kuma biiri karo.',
    ],
  },
};
