import assert from "node:assert/strict";
import { cleanFileName, FILE_NAME_CHARS } from "../../lib/rules/mod.ts";

Deno.test("a file keeps its name", () => {
  for (const name of ["notes.txt", "Übersicht 2026.pdf", "写真.jpeg", "a.b.c.tar.gz", "👩‍🚀.png"]) {
    assert.equal(cleanFileName(name), name);
  }
});

Deno.test("a name leads nowhere", () => {
  assert.equal(cleanFileName("../../etc/passwd"), "passwd");
  assert.equal(cleanFileName("C:\\Users\\ada\\cv.pdf"), "cv.pdf");
  assert.equal(cleanFileName(".."), "file");
  assert.equal(cleanFileName(".htaccess"), "htaccess");
  assert.equal(cleanFileName(""), "file");
  assert.equal(cleanFileName("///"), "file");
});

Deno.test("a name hides nothing", () => {
  assert.equal(cleanFileName("photo\u202egpj.exe"), "photogpj.exe");
  assert.equal(cleanFileName("a\0b\r\nc.txt"), "abc.txt");
  assert.equal(cleanFileName("one\u2028two.txt"), "onetwo.txt");
  assert.equal(cleanFileName("cv.pdf      .exe"), "cv.pdf .exe");
  assert.equal(cleanFileName("\ud800.txt"), "\ufffd.txt");
});

Deno.test("a name means the same on every system", () => {
  assert.equal(cleanFileName('a<b>:"c|d?e*.txt'), "a_b___c_d_e_.txt");
  assert.equal(cleanFileName("CON.txt"), "_CON.txt");
  assert.equal(cleanFileName("lpt1"), "_lpt1");
  assert.equal(cleanFileName("console.txt"), "console.txt");
  assert.equal(cleanFileName("name. . "), "name");
});

Deno.test("a name that is too long is cut before its ending, and never within a letter", () => {
  const long = cleanFileName(`${"😀".repeat(4_000)}.tar.gz`);
  // A sign of two does not fit where there is room for half of it
  assert.equal(long.length, FILE_NAME_CHARS - 1);
  assert.ok(long.endsWith("😀.gz"));
  assert.ok(long.isWellFormed());
  assert.equal(cleanFileName("x".repeat(4_000)).length, FILE_NAME_CHARS);
});

Deno.test("a long run of what is cut away at the ends is gone through once", () => {
  const dots = ".".repeat(2_000_000);
  assert.equal(cleanFileName(`a${dots}a${dots}`).length, FILE_NAME_CHARS);
});
