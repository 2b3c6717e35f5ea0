package com.acme.ledger;

public class Pages {}
