// Reads a QR code through the camera. The reader is loaded when it is needed; no picture leaves the page
// and none is kept.

/** How often a picture is looked at: a hand that holds a phone needs no more. */
const LOOK_EVERY_MS = 150;
/** Wider pictures are made smaller first: a code on a screen is large, and a laptop in a car is slow. */
const WIDEST_PX = 960;

/** The text of the first code that is seen; none when `signal` ended it. Fails when no camera opens. */
export async function readCode(video: HTMLVideoElement, signal: AbortSignal): Promise<string | undefined> {
  const [{ decodeQR }, stream] = await Promise.all([
    import('qr/decode.js'),
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }),
  ]);
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const picture = take(video);
      try {
        if (picture) return decodeQR(picture);
      } catch {
        // No code in this picture.
      }
      await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

function take(video: HTMLVideoElement): ImageData | undefined {
  const scale = Math.min(1, WIDEST_PX / video.videoWidth);
  const [width, height] = [Math.floor(video.videoWidth * scale), Math.floor(video.videoHeight * scale)];
  if (!width || !height) return undefined;
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  pen?.drawImage(video, 0, 0, width, height);
  return pen?.getImageData(0, 0, width, height);
}
