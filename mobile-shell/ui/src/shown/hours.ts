// Hours as people read them. Pure: the core counts the seconds.

/** “3:05” for hours and minutes; seconds are cut off, never rounded up. */
export function hoursOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
