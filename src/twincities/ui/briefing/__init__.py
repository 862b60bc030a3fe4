"""The Briefing page: what somebody should know who travels to a partner or receives one."""
