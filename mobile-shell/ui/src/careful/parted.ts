// A public text without the paragraphs that have something personal in them. Pure.

/** What stays in public, and what goes over to the not-public note. */
export function parted(text: string, found: string): { stays: string; goes: string } {
  const lines = text.split('\n');
  return {
    stays: lines.filter((line) => !line.includes(found)).join('\n'),
    goes: lines.filter((line) => line.includes(found)).join('\n'),
  };
}
