package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.MethodTarget;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Where a method of the project is called.
 *
 * @param method the method that its source names
 * @param code its own code, or that of a lambda in it
 * @param call the call
 */
record Caller(MethodTarget method, MethodTarget code, MethodInsnNode call) {}
