// Runs before the first paint: puts a theme that was chosen by hand on the page.
try {
  const theme = localStorage.getItem('porchlight.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed: the device's own theme holds.
}
