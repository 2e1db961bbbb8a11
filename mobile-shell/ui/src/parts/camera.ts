// Reads a QR code through the camera. The reader is loaded when it is needed; no picture leaves the page
// and none is kept.

/** How often a picture is looked at: a hand that holds a phone needs no more. */
const LOOK_EVERY_MS = 150;
/** Wider pictures are made smaller first: a code on a screen is large, and a laptop in a car is slow. */
const WIDEST_PX = 960;

/** Whoever holds the same code still for so long means it once. */
const SAME_CODE_MS = 4000;

/** The text of the first code that is seen; none when `signal` ended it. Fails when no camera opens. */
export async function readCode(video: HTMLVideoElement, signal: AbortSignal): Promise<string | undefined> {
  let found: string | undefined;
  const enough = new AbortController();
  await readCodes(video, AbortSignal.any([signal, enough.signal]), (code) => {
    found = code;
    enough.abort();
  });
  return found;
}

/** Tells of each code that is seen, one after another, until `signal` ends it. Fails when no camera opens. */
export async function readCodes(video: HTMLVideoElement, signal: AbortSignal, tell: (code: string) => void): Promise<void> {
  const [{ decodeQR }, stream] = await Promise.all([
    import('qr/decode.js'),
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }),
  ]);
  let [last, seen] = ['', -Infinity];
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const code = read(video, decodeQR);
      if (code) {
        if (code !== last || performance.now() - seen > SAME_CODE_MS) tell(code);
        [last, seen] = [code, performance.now()];
      }
      await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
    }
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

function read(video: HTMLVideoElement, decode: (picture: ImageData) => string): string | undefined {
  const picture = take(video);
  try {
    return picture && decode(picture);
  } catch {
    return undefined; // no code in this picture
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
