// The clock of the animation: seconds of the log that go by while it plays. Each frame moves it and tells who draws; React is told only a few
// times a second, for the words of the player.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Clock } from './tokens.tsx';

/** The whole log at speed 1. */
const WHOLE_MS = 60_000;
const TELL_MS = 200;

export interface Player {
  clock: Clock;
  second: number;
  isPlaying: boolean;
  speed: number;
  setSpeed: (speed: number) => void;
  seek: (second: number) => void;
  toggle: () => void;
}

export function useClock(lengthSeconds: number): Player {
  const clock = useMemo<Clock>(() => ({ second: 0, listeners: new Set() }), []);
  const [second, setSecond] = useState(0);
  const [isPlaying, setIsPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const seek = useCallback(
    (to: number) => {
      clock.second = Math.max(0, Math.min(lengthSeconds, to));
      setSecond(clock.second);
      for (const draw of clock.listeners) draw();
    },
    [clock, lengthSeconds],
  );
  useEffect(() => {
    if (!isPlaying) return;
    let before = performance.now();
    let told = before;
    let frame = requestAnimationFrame(function step(now) {
      clock.second += ((now - before) / WHOLE_MS) * lengthSeconds * speed;
      before = now;
      if (clock.second >= lengthSeconds) {
        seek(lengthSeconds);
        setIsPlaying(false);
        return;
      }
      for (const draw of clock.listeners) draw();
      if (now - told > TELL_MS) {
        told = now;
        setSecond(clock.second);
      }
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, speed, lengthSeconds, clock, seek]);
  const toggle = () => {
    if (!isPlaying && clock.second >= lengthSeconds) seek(0);
    setIsPlaying(!isPlaying);
  };
  return { clock, second, isPlaying, speed, setSpeed, seek, toggle };
}
