import { useEffect, useRef, useState } from 'react';

/** A screen reader hears of progress no more often than this. */
const SPEAK_EVERY_MS = 5000;

/**
 * A text for a screen reader that changes often: the first is said at once, then the latest at most
 * every five seconds, so that it never talks over the person.
 */
export function useSpoken(text: string): string {
  const [spoken, setSpoken] = useState(text);
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  }, [text]);
  useEffect(() => {
    const timer = setInterval(() => setSpoken(latest.current), SPEAK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return spoken;
}
