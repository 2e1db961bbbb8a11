// The form of a data request, and what the door is asked with it. Pure; what may go out is the core's rule.
import type { Asked, ExportRequest, MemberId, RecordId } from '../door/generated';

/** What the custodian has typed and chosen. */
export interface RequestForm {
  audience: 'anybody' | 'data_subject' | 'agency';
  authority: string;
  purpose: string;
  reference: string;
  text: string;
  district: string;
  topic: string;
  officer: MemberId;
  case_number: string;
  from: string;
  until: string;
}

/** Nothing typed yet. */
export const EMPTY: RequestForm = {
  audience: 'anybody',
  authority: '',
  purpose: '',
  reference: '',
  text: '',
  district: '',
  topic: '',
  officer: '',
  case_number: '',
  from: '',
  until: '',
};

const WORDS = ['text', 'district', 'topic', 'officer', 'case_number', 'from', 'until'] as const;

/** What is asked for; what is empty is not asked. */
export function asked(form: RequestForm): Asked {
  const said: Asked = {};
  for (const word of WORDS) {
    const value = form[word].trim();
    if (value) said[word] = value;
  }
  return said;
}

/** The request as the door takes it. `about` is what the list was found with. */
export function exporting(form: RequestForm, about: Asked, chosen: readonly RecordId[]): ExportRequest {
  const [purpose, reference, authority] = [form.purpose.trim(), form.reference.trim(), form.authority.trim()];
  return {
    asked: about,
    audience: form.audience,
    purpose,
    ...(chosen.length > 0 && { chosen: [...chosen] }),
    ...(reference && { reference }),
    ...(authority && form.audience === 'agency' && { authority }),
  };
}

/** Whether everything is there that the door will ask for. */
export function complete(form: RequestForm, chosen: readonly RecordId[]): boolean {
  if (!form.purpose.trim()) return false;
  if (form.audience === 'agency' && !form.authority.trim()) return false;
  return form.audience === 'anybody' || chosen.length > 0;
}
