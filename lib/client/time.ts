/** Time and chance, handed in so that tests can stand in for them. */
export interface Time {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs once, after so many milliseconds, unless it is called off. */
  after(ms: number, run: () => void): CallOff;
  /** From 0 to below 1. */
  random(): number;
}

export type CallOff = () => void;

export const systemTime: Time = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
