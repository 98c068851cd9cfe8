// What every part of the page has at hand: the visit, and the words of its language.

import { createContext } from "preact";
import { useContext, useEffect, useReducer } from "preact/hooks";
import type { Session } from "./session";
import { en } from "./texts/en";
import { sv, type Texts } from "./texts/sv";

export const Visit = createContext<Session | null>(null);

/** The visit; what asks for it is drawn anew when something changes. */
export function useSession(): Session {
  const session = useContext(Visit);
  if (!session) throw new Error("no visit");
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => session.subscribe(() => redraw(undefined)), [session]);
  return session;
}

export function useTexts(): Texts {
  return useSession().language === "sv" ? sv : en;
}
