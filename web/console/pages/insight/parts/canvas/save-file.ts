// What insight hands to the browser as a file: text as it is, a drawing as a picture.
import { saveFile } from '../../../../../ui/save-file.ts';

export const saveText = (text: string, name: string, type: string): void =>
  saveFile(name, new Blob([text], { type: `${type};charset=utf-8` }));

/** Pixels along one side that browsers draw for certain. */
const MOST = 8000;

/** A picture with twice the dots of the drawing, fewer where it would be too large. */
export async function savePng(
  svg: string,
  { width, height }: { width: number; height: number },
  name: string,
): Promise<void> {
  const scale = Math.min(2, MOST / Math.max(width, height));
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob) throw new Error('the picture is too large');
  saveFile(name, blob);
}
