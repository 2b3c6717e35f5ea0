package com.acme.plain;

public class Plain {}
