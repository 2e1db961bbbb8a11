// Hands a text to the browser to be saved as a file. The page's policy allows no other way than a blob.

/** Saves the text under this name. */
export function saveAs(name: string, mediaType: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
