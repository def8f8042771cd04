"""What those who answer for the force are shown and enter: samples, figures by background, the yearly return."""
