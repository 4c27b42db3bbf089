// Sound and vibration for who looks at the shelf and not at the screen: one short high tone for yes, a long low one for no. Chosen by
// the person, remembered by the device; what the browser cannot do is left out.
import { useLocalStorage } from '@mantine/hooks';

export type Signal = 'right' | 'wrong';

const TONES = { right: { hertz: 1320, seconds: 0.09 }, wrong: { hertz: 180, seconds: 0.45 } };
const SHAKES: Record<Signal, number[]> = { right: [40], wrong: [180, 80, 180] };

let context: AudioContext | null = null;

export function give(signal: Signal): void {
  navigator.vibrate?.(SHAKES[signal]);
  try {
    context ??= new AudioContext();
    const { hertz, seconds } = TONES[signal];
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    volume.gain.value = 0.15;
    oscillator.frequency.value = hertz;
    oscillator.connect(volume).connect(context.destination);
    oscillator.start();
    oscillator.stop(context.currentTime + seconds);
  } catch {
    // No sound here: the text says it as well.
  }
}

/** Whether signals are given, and how to change it. */
export const useSignals = () =>
  useLocalStorage<boolean>({
    key: 'throughline.signals',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
