// What would go out, sorted for a screen: kind by kind, what goes and what is withheld. Pure; both are the core's word.
import type { ExportPreview, FieldPreview, KindCount } from '../door/generated';
import { label, words } from '../words';

/** One kind of record, with its fields. */
export interface KindPreview {
  count: KindCount;
  out: FieldPreview[];
  held: FieldPreview[];
}

/** Kind by kind, in the order of the core. A field may go out of one record and be withheld in none, or both. */
export function byKind({ counts, fields }: ExportPreview): KindPreview[] {
  return counts.map((count) => {
    const own = fields.filter(({ kind }) => kind === count.kind);
    return { count, out: own.filter(({ given }) => given > 0), held: own.filter(({ withheld }) => withheld > 0) };
  });
}

/** What a field is called on its kind of record. */
export function fieldName({ kind, field }: Pick<FieldPreview, 'kind' | 'field'>): string {
  return words.fieldsOfKinds[`${kind}.${field}`] ?? label(words.fields, field);
}

/** Why a field is withheld, with the law. */
export function lawOf(field: Pick<FieldPreview, 'class' | 'citation'>): string {
  if (field.class === undefined || field.citation === undefined) return words.requests.unknownField;
  return `${label(words.classes, field.class)}, ${field.citation}`;
}
