/** A short sound, made here: two soft tones, the second a fourth above the first. */
const TONES_HZ = [659, 880] as const;
const APART_S = 0.09;
const LASTS_S = 0.45;
/** At full volume; louder is no more pleasant. */
const PEAK = 0.25;
/** What comes at once is heard once. */
const REST_MS = 2_000;

export class Chime {
  #context: AudioContext | null = null;
  #lastAt = -Infinity;

  /** In percent. Silent until somebody has touched the page: browsers make no sound before. */
  ring(volume: number): boolean {
    const now = performance.now();
    const isTouched = navigator.userActivation?.hasBeenActive ?? true;
    if (volume === 0 || !isTouched || now - this.#lastAt < REST_MS) return false;
    this.#lastAt = now;
    const context = this.#context ??= new AudioContext();
    if (context.state === "suspended") context.resume().catch(() => {});
    TONES_HZ.forEach((hz, at) => tone(context, hz, context.currentTime + at * APART_S, volume));
    return true;
  }
}

function tone(context: AudioContext, hz: number, from: number, volume: number): void {
  const [source, loudness] = [context.createOscillator(), context.createGain()];
  source.type = "sine";
  source.frequency.value = hz;
  loudness.gain.setValueAtTime(0.0001, from);
  loudness.gain.exponentialRampToValueAtTime(PEAK * volume / 100, from + 0.015);
  loudness.gain.exponentialRampToValueAtTime(0.0001, from + LASTS_S);
  source.connect(loudness).connect(context.destination);
  source.start(from);
  source.stop(from + LASTS_S);
}
