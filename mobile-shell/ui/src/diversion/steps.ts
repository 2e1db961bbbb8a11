/** The steps of a diversion. */
export type Step = 'guardian' | 'divert' | 'not_divert' | 'end';
