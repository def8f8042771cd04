"""Adults who harm several children: three networks, each seen in several cases by a phone, a car or an account."""

from wayhome.simulation.investigating.working import Adult

UNCLE = Adult(known_by="nickname", name="Uncle", phone="07700 900417")
DRIVER = Adult(known_by="vehicle", name="The driver of the grey car", plate="EM19 KDT", phone="07700 900417")
LODGE = Adult(known_by="description", name="The man who pays at the Quay Lodge", plate="EM19 KDT")
LINE = Adult(known_by="phone", name="Marcus, as the line calls him", phone="07700 900862")
STREAMER = Adult(known_by="account", name="nightfox_77")
"""The harbour network is Uncle, the driver and the lodge; the line runs to two other counties; the third is online."""
