// A photo, and how a person adds it: for the stories and the pictures.
import { expect, type Page } from '@playwright/test';

/** A photo as a camera makes it: drawn by the browser, since nothing here is a real place. */
export async function photo(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [800, 600];
    const paint = canvas.getContext('2d');
    if (!paint) throw new Error('no canvas');
    paint.fillStyle = '#7aa2c8';
    paint.fillRect(0, 0, 800, 600);
    paint.fillStyle = '#5b4636';
    paint.fillRect(120, 200, 400, 400);
    paint.fillStyle = '#e8d9a0';
    paint.fillRect(200, 280, 90, 90);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  });
  return { name: 'IMG_20260601_1200.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(drawn, 'base64') };
}

/** Adds it to the record that is open, under this name. */
export async function adds(page: Page, name: string): Promise<void> {
  await page.getByLabel('Add a photo or paper').setInputFiles(await photo(page));
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByLabel('What it shows')).toHaveValue('Photo');
  await sheet.getByLabel('What it shows').fill(name);
  await sheet.getByRole('button', { name: 'Add it' }).click();
  await expect(sheet).toBeHidden();
}
