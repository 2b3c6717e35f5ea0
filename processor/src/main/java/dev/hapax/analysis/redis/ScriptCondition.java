package dev.hapax.analysis.redis;

import org.luaj.vm2.ast.Exp;

/**
 * What has been asked on the way to something.
 *
 * @param asked the question
 * @param holds whether the answer was yes
 */
record ScriptCondition(Exp asked, boolean holds) {}
