import { deepStrictEqual as equal } from "node:assert/strict";
import { countJunit } from "./report.ts";

const REPORT = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="deno test" tests="4" failures="1" errors="0" time="0.021">
    <testsuite name="./tests/a_test.ts" tests="4" disabled="2" errors="0" failures="1">
        <testcase name="passes" classname="./tests/a_test.ts" time="0.000" line="2" col="6">
        </testcase>
        <testcase name="left &amp; &lt;out&gt;" classname="./tests/a_test.ts" time="0.000" line="3" col="6">
            <skipped/>
        </testcase>
        <testcase name="fails" classname="./tests/a_test.ts" time="0.013" line="4" col="6">
            <failure message="Uncaught Error: &lt;skipped/&gt;">Error: &lt;skipped/&gt;</failure>
        </testcase>
        <testcase name="steps &gt; &amp;lt;" classname="./tests/a_test.ts" time="0.001" line="5" col="43">
            <skipped/>
        </testcase>
    </testsuite>
</testsuites>`;

Deno.test("a test that was skipped has not passed, and is named", () => {
  equal(countJunit(REPORT), {
    passed: 1,
    failed: 1,
    skipped: ["tests/a_test.ts: left & <out>", "tests/a_test.ts: steps > &lt;"],
  });
});

Deno.test("a report that says nothing counts nothing", () => {
  equal(countJunit(""), { passed: 0, failed: 0, skipped: [] });
});
