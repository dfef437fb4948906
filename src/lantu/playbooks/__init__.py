"""Mechanisms as data: what a playbook file may say, its checks, and those that come with Lantu."""
